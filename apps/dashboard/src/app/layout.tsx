import '@fontsource-variable/inter';
import '@fontsource-variable/bricolage-grotesque';
import '@fontsource-variable/geist-mono';
import './globals.css';
import type { Metadata, Viewport } from 'next';
import { headers } from 'next/headers';
import type { ReactNode } from 'react';
import { Providers } from '../features/shell/providers';
import { themeScript } from '../features/shell/theme.script';
import { NONCE_HEADER } from '../lib/content-policy';

export const metadata: Metadata = {
  title: { default: 'ARgument', template: '%s · ARgument' },
  description: 'A picture on paper comes alive in the browser of any phone.',
};

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#faf8f4' },
    { media: '(prefers-color-scheme: dark)', color: '#111114' },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  // Asked for by every page, so that each is made for its own request: its scripts carry the nonce of that request's policy.
  const nonce = (await headers()).get(NONCE_HEADER) ?? undefined;
  return (
    <html lang="en" suppressHydrationWarning>
      <head>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of ours; it sets the theme before the first paint */}
        <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: themeScript }} />
      </head>
      <body>
        <Providers>{children}</Providers>
      </body>
    </html>
  );
}
