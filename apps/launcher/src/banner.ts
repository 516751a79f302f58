import qrcode from 'qrcode';
import { DEMO_SLUG } from './demo/seed.js';
import { paint } from './services/log.js';

export interface BannerFacts {
  dashboardUrl: string;
  viewerUrl: string;
  apiUrl: string;
  phoneUrl: string | null;
  demo: { email: string; password: string; file: string } | null;
  /** From `npm start` to ready, in ms. */
  readyMs: number;
  home: string;
}

/** What somebody needs to know once everything runs. */
export async function printBanner(facts: BannerFacts): Promise<void> {
  const row = (label: string, value: string) => `  ${paint('dim', label.padEnd(11))} ${value}`;
  const lines = [
    '',
    `${paint('bold', '  ARgument is ready')} after ${(facts.readyMs / 1000).toFixed(1)} s`,
    '',
    row('Dashboard', paint('bold', facts.dashboardUrl)),
    row('Viewer', facts.viewerUrl),
    row('API', `${facts.apiUrl}/api/v1`),
    ...(facts.phoneUrl === null ? [] : [row('Phone', `${paint('bold', facts.phoneUrl)}  (same network, HTTPS)`)]),
    ...(facts.demo === null ? [] : demoRows(facts.demo, row)),
    row('Data', facts.home),
    '',
    ...(facts.phoneUrl === null ? [] : await phoneRows(facts.phoneUrl, facts)),
    '  Ctrl-C stops everything; the next start goes on where this one stopped.',
    '',
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

function demoRows(
  demo: { email: string; password: string; file: string },
  row: (label: string, value: string) => string,
) {
  return [row('Demo', `${demo.email}  ${demo.password}`), row('', paint('dim', `also in ${demo.file}`))];
}

/** With the demo campaign the code leads straight to it: open the poster on this screen, scan, point. */
async function phoneRows(phoneUrl: string, { demo, dashboardUrl }: BannerFacts): Promise<string[]> {
  const target = demo === null ? phoneUrl : `${phoneUrl}/v/${DEMO_SLUG}`;
  const code = await qrcode.toString(target, { type: 'utf8', errorCorrectionLevel: 'L', margin: 2 });
  const help =
    demo === null
      ? ['  Scan it with a phone in the same network.']
      : [
          `  Open ${dashboardUrl}/demo on this screen, scan this code with a phone in the same network, and point it`,
          '  at the poster.',
        ];
  return [
    ...code
      .trimEnd()
      .split('\n')
      .map((line) => `  ${line}`),
    '',
    ...help,
    '  The certificate is made on this machine, so the phone warns once: choose "Advanced", then "Proceed".',
    '',
  ];
}
