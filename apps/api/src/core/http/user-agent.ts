import Bowser from 'bowser';

export interface Client {
  /** `mobile`, `tablet`, `desktop` or `other`. */
  device: string;
  /** `Safari`, `Chrome`, `Instagram`, ... or `Other`. */
  browser: string;
}

const OTHER: Client = { device: 'other', browser: 'Other' };
const DEVICES = new Set(['mobile', 'tablet', 'desktop']);
/** Browsers inside of apps name themselves beside the engine's name. */
const IN_APP: [pattern: RegExp, name: string][] = [
  [/Instagram/, 'Instagram'],
  [/FBAN|FBAV|FB_IAB/, 'Facebook'],
  [/TikTok|musical_ly|BytedanceWebview/i, 'TikTok'],
  [/Snapchat/, 'Snapchat'],
];

/** Kind of device and name of the browser, from a User-Agent header. Total; the header itself is not kept. */
export function clientOf(userAgent: string | undefined): Client {
  if (!userAgent) return OTHER;
  const parsed = Bowser.parse(userAgent.slice(0, 500));
  const device = parsed.platform.type ?? '';
  const inApp = IN_APP.find(([pattern]) => pattern.test(userAgent))?.[1];
  return {
    device: DEVICES.has(device) ? device : OTHER.device,
    browser: inApp ?? (parsed.browser.name || OTHER.browser),
  };
}

/** What a person knows their device by: "Chrome on Android", or a program's own name. */
export function deviceName(userAgent: string | undefined): string {
  if (!userAgent) return 'A program';
  const { browser, os } = Bowser.parse(userAgent.slice(0, 500));
  if (!browser.name) return userAgent.split(/[/ ]/, 1)[0]?.slice(0, 40) || 'A program';
  return os.name ? `${browser.name} on ${os.name}` : browser.name;
}
