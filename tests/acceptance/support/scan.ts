import {
  type ClipTruth,
  judgeScan,
  launchChromium,
  observeScan,
  openPage,
  PHONE,
  type Picture,
  readPicture,
  readScan,
  type ScanLog,
  type ScanSample,
  type Verdict,
} from '@argument/testing';
import type { Page } from 'playwright-core';

/** A screenshot with what the viewer said while it was taken. */
export interface Shot {
  picture: Picture;
  /** Where the picture's corners were, one set for each sample: the screenshot shows one of these moments. */
  moments: number[][];
}

/** One visit of a person with a phone, start to end. */
export interface Visit {
  log: ScanLog;
  verdict: Verdict;
  /** Milliseconds between the first sample that scans and the first that shows something. */
  foundAfterMs: number;
  shots: Shot[];
  /** Bodies of the beacons that were sent, in order. */
  beacons: string[];
  complaints: string[];
}

export interface VisitOptions {
  url: string;
  cameraFile: string;
  truth: ClipTruth;
  /** How long to look at the print once it was found, ms. */
  watchMs?: number;
  /** Screenshots to take meanwhile; each holds the page up. */
  shots?: number;
}

const FOUND_TIMEOUT_MS = 45_000;
/** The first second after the camera began to look does not count. */
const WARM_UP_MS = 1000;

/** Opens a link in Chromium with a clip as its camera, taps, and watches what the viewer shows. */
export async function visit({
  url,
  cameraFile,
  truth,
  watchMs = 5000,
  shots: wanted = 0,
}: VisitOptions): Promise<Visit> {
  const browser = await launchChromium({ cameraFile });
  try {
    const { page, context, complaints } = await openPage(browser, PHONE);
    const beacons = collectBeacons(page);
    await observeScan(page);
    await page.goto(url);
    await tapStart(page);
    await waitForShown(page);
    const samples: ScanSample[] = (await readScan(page)).samples;
    const shots: Shot[] = [];
    for (let part = 0; part < wanted; part++) {
      await page.waitForTimeout(watchMs / (wanted + 1));
      const shot = await takeShot(page, samples);
      if (shot) shots.push(shot);
    }
    await page.waitForTimeout(watchMs / (wanted + 1));
    const log = await readScan(page);
    log.samples = [...samples, ...log.samples];
    // Leaving the page is when the last events go out.
    await page.goto('about:blank');
    await page.waitForTimeout(500);
    await context.close();
    return { log, shots, beacons, complaints, ...judge(log, truth) };
  } finally {
    await browser.close();
  }
}

/** The one big button of the start screen, by finger or, on a desk, by mouse. */
export async function tapStart(page: Page, by: 'tap' | 'click' = 'tap'): Promise<void> {
  await page.waitForFunction(() => (globalThis as { argument?: { state: string } }).argument?.state === 'intro');
  await page.getByRole('button').first()[by]();
}

async function waitForShown(page: Page): Promise<void> {
  try {
    await page.waitForFunction(
      () => Boolean((globalThis as { argument?: { corners: unknown } }).argument?.corners),
      undefined,
      { timeout: FOUND_TIMEOUT_MS },
    );
  } catch (error) {
    const { samples, camera } = await readScan(page);
    const last = JSON.stringify({ camera, last: samples.at(-1) });
    throw new Error(`Nothing was found within ${FOUND_TIMEOUT_MS / 1000} s. ${last}`, { cause: error });
  }
}

/** A screenshot takes longer than a hand holds still; null where the picture was lost meanwhile. */
async function takeShot(page: Page, samples: ScanSample[]): Promise<Shot | null> {
  const collect = async () => {
    const { samples: latest } = await readScan(page);
    samples.push(...latest);
    return latest;
  };
  const before = (await collect()).at(-1);
  const bytes = await page.screenshot();
  const during = [...(before ? [before] : []), ...(await collect())];
  const moments = during.flatMap(({ corners }) => (corners ? [corners] : []));
  return moments.length > 0 ? { picture: await readPicture(bytes), moments } : null;
}

function judge(log: ScanLog, truth: ClipTruth): { verdict: Verdict; foundAfterMs: number } {
  if (!log.camera) throw new Error('The camera never ran.');
  const firstShown = log.samples.find(({ corners }) => corners !== null);
  if (!firstShown) throw new Error('Nothing was ever shown.');
  const firstLook = log.samples.find(({ state }) => state === 'scanning') ?? firstShown;
  const from = log.samples.find(({ at, cameraTime }) => at >= firstLook.at && cameraTime !== null)?.cameraTime ?? 0;
  const verdict = judgeScan({ ...log, camera: log.camera }, truth, { from: from + WARM_UP_MS });
  return { verdict, foundAfterMs: firstShown.at - firstLook.at };
}

function collectBeacons(page: Page): string[] {
  const bodies: string[] = [];
  page.context().on('request', (request) => {
    if (request.method() !== 'POST' || !request.url().includes('/analytics/track')) return;
    const body = request.postData();
    if (body) bodies.push(body);
  });
  return bodies;
}
