import type { Metadata } from 'next';
import { connection } from 'next/server';
import { DemoPage } from '../../features/demo/demo-page';
import { DEMO_SLUG } from '../../features/demo/demo-slug';
import { drawQr } from '../../lib/draw-qr';

export const metadata: Metadata = { title: 'Scan the demo' };

/** Where phones and this browser find the viewer is known when the platform runs, not when it is built. */
export default async function Page() {
  await connection();
  const viewerUrl = `${process.env.PUBLIC_VIEWER_URL ?? 'http://localhost:3002'}/${DEMO_SLUG}`;
  const phone = process.env.PHONE_URL;
  const address = phone ? `${phone}/v/${DEMO_SLUG}` : viewerUrl;
  return <DemoPage address={address} code={await drawQr(address)} local={Boolean(phone)} viewerUrl={viewerUrl} />;
}
