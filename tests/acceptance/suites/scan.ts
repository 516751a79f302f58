import { linkConfig, projectAnalytics, trackResult } from '@argument/contracts';
import { quantile } from '@argument/testing';
import { askUntil, Client } from '../support/client.js';
import { quartersShown } from '../support/colours.js';
import { type Visit, visit } from '../support/scan.js';
import type { Campaign, Stage } from '../support/stage.js';

/** What the viewer promises: corners within this many camera pixels in this share of the frames that show the print. */
const TOLERANCE_PX = 10;
const GOOD_SHARE = 0.9;

/** Somebody opens the link, points the phone at the print, and the video plays on it. */
export function describeScan(stage: () => Stage): void {
  describe.each([0, 1, 2])('a scan of photograph %i', (index) => {
    let campaign: Campaign;
    let seen: Visit;

    beforeAll(async () => {
      campaign = stage().campaign(index);
      const { cameraFile, truth } = await stage().clip(index);
      const owner = stage().owner;
      expect(await owner.settledMarker(campaign.markerId)).toMatchObject({ status: 'ready' });
      await owner.publishedLink(campaign.linkId);
      const url = `${stage().address.viewer}/${campaign.slug}?debug=1`;
      seen = await visit({ url, cameraFile, truth, shots: 4 });
      report(campaign.photograph.name, seen);
    });

    it('shows the overlay within 10 px of the truth in 90 % of the frames', () => {
      expect(seen.log.engine).toBe('argument');
      expect(seen.verdict.visible).toBeGreaterThan(60);
      expect(seen.verdict.good / seen.verdict.visible).toBeGreaterThanOrEqual(GOOD_SHARE);
    });

    it('plays the video', () => {
      const times = seen.log.samples.flatMap(({ videoTime }) => videoTime ?? []);
      const advanced = times.slice(1).reduce((sum, time, i) => sum + Math.max(0, time - (times[i] ?? time)), 0);
      expect(advanced).toBeGreaterThan(2);
    });

    it("shows the video's colours on the picture, the right way up", () => {
      const camera = seen.log.camera ?? { width: 640, height: 480 };
      const right = seen.shots.filter(({ picture, moments }) =>
        moments.some((corners) => quartersShown(picture, corners, camera) === 4),
      );
      expect(right.length).toBeGreaterThanOrEqual(2);
    });

    it('complains of nothing', () => {
      expect(seen.complaints).toEqual([]);
    });

    it('is counted once, even when its events are sent again', async () => {
      const { owner } = stage();
      const counted = () => owner.get(`/analytics/projects/${campaign.projectId}`, projectAnalytics);
      const before = await askUntil('the view to be counted', async () => {
        const found = await counted();
        return found.views > 0 ? found : undefined;
      });
      expect(before).toMatchObject({ views: 1, sessions: 1, uniqueViewers: 1 });
      const reached = new Map(before.funnel.map(({ step, sessions }) => [step, sessions]));
      expect(reached.get('marker_detected')).toBe(1);
      expect(reached.get('video_started')).toBe(1);

      expect(seen.beacons.length).toBeGreaterThan(0);
      const anyone = new Client(stage().address.api);
      for (const body of seen.beacons) {
        const again = await anyone.send('POST', '/analytics/track', body, { 'content-type': 'text/plain' });
        expect(trackResult.parse(again.json)).toMatchObject({ accepted: 0, rejected: [] });
      }
      expect(await counted()).toMatchObject({ views: 1, sessions: 1, uniqueViewers: 1 });
    });
  });

  describe('a scan of the demo poster', () => {
    const slug = 'demo-poster';

    it('follows the poster, notices when it is taken away and finds it again', async () => {
      const anyone = new Client(stage().address.viewer);
      const origin = stage().address.viewer;
      await askUntil('the demo campaign to be live', async () => {
        const answer = await anyone.send('GET', `${origin}/p/links/${slug}.json`);
        const parsed = linkConfig.safeParse(answer.json);
        const marker = parsed.data?.markers[0];
        return marker?.engines.argument && marker.overlays[0] ? true : undefined;
      });
      const { cameraFile, truth } = await stage().posterClip();
      const seen = await visit({ url: `${origin}/${slug}?debug=1`, cameraFile, truth, watchMs: 9_000 });
      report('demo poster', seen);

      expect(seen.verdict.good / seen.verdict.visible).toBeGreaterThanOrEqual(GOOD_SHARE);
      const states = seen.log.samples.map(({ state }) => state).filter((state, i, all) => state !== all[i - 1]);
      expect(states.join(' ')).toMatch(/playing.* lost.* playing/);
      expect(seen.log.samples.some(({ state, videoPaused }) => state === 'lost' && videoPaused)).toBe(true);
      expect(seen.complaints).toEqual([]);
    });
  });

  // Last: its files are made when nothing else waits.
  describe('a scan by AR.js, the second engine', () => {
    it('shows the overlay as exactly, once its files have come', async () => {
      const { slug, photograph } = stage().campaign(0);
      const { cameraFile, truth } = await stage().clip(0);
      const { viewer } = stage().address;
      const anyone = new Client(viewer);
      await askUntil('the files of AR.js to be published', async () => {
        const { json } = await anyone.send('GET', `${viewer}/p/links/${slug}.json`);
        return linkConfig.parse(json).markers[0]?.engines.arjs;
      });
      const url = `${viewer}/${slug}?debug=1&engine=arjs`;
      const seen = await visit({ url, cameraFile, truth });
      report(`${photograph.name} by AR.js`, seen);
      expect(seen.log.engine).toBe('arjs');
      expect(seen.verdict.visible).toBeGreaterThan(60);
      expect(seen.verdict.good / seen.verdict.visible).toBeGreaterThanOrEqual(GOOD_SHARE);
      expect(seen.complaints).toEqual([]);
    });
  });
}

/** One line in the log of the run: the figures behind pass and fail. */
function report(name: string, { verdict, foundAfterMs, log }: Visit): void {
  const { visible, good, missed, errors, lags, ghosts } = verdict;
  const rate = log.samples.at(-1);
  const figures = {
    good: `${((100 * good) / visible).toFixed(1)} % of ${visible}`,
    [`over${TOLERANCE_PX}px`]: errors.filter((error) => error > TOLERANCE_PX).length,
    ofUnknownFrames: errors.filter((error) => error === Number.POSITIVE_INFINITY).length,
    missed,
    ghosts,
    medianPx: quantile(errors, 0.5).toFixed(2),
    p95Px: quantile(errors, 0.95).toFixed(2),
    lagMs: quantile(lags, 0.5).toFixed(0),
    foundAfterMs: Math.round(foundAfterMs),
    fps: rate?.fps,
    detectMs: rate?.detectMs,
    trackMs: rate?.trackMs,
  };
  process.stderr.write(`scan of ${name}: ${JSON.stringify(figures)}\n`);
}
