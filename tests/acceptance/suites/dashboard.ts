import path from 'node:path';
import { projectAnalytics } from '@argument/contracts';
import { DESKTOP, openPage, policyViolations, type WatchedPage } from '@argument/testing';
import type { Page } from 'playwright-core';
import { askUntil, Client } from '../support/client.js';
import { writePaddedVideo } from '../support/padded-video.js';
import { tapStart } from '../support/scan.js';
import { BLOCKED_ON_PURPOSE, type Stage } from '../support/stage.js';

const MARKER_TIMEOUT_MS = 200_000;
/** Of the upload that is cut: three seconds on its slow line. */
const PADDING_BYTES = 6_000_000;
const SLOW_BYTES_A_SECOND = 2_000_000;

/** The same job as a person does it, in a browser. */
export function describeDashboard(stage: () => Stage): void {
  describe('the main job by dashboard', () => {
    const account = { name: 'Ada', email: `ada-${Date.now()}@clients.example`, password: 'pictures that move' };
    let watched: WatchedPage;
    let page: Page;
    let projectPath = '';

    beforeAll(async () => {
      watched = await openPage(await stage().browser(), DESKTOP);
      page = watched.page;
      page.setDefaultTimeout(20_000);
    });

    afterAll(() => watched?.context.close());

    it('signs up and finds an empty board', async () => {
      await page.goto(`${stage().address.dashboard}/sign-up`);
      await page.getByLabel('Name').fill(account.name);
      await page.getByLabel('E-mail').fill(account.email);
      await page.getByLabel('Password', { exact: true }).fill(account.password);
      await page.getByRole('button', { name: 'Create account' }).click();
      await page.waitForURL('**/projects');
      await page.getByRole('heading', { name: 'Bring your first picture to life' }).waitFor();
    });

    it('stays signed in when the page is loaded again, signs out and in', async () => {
      await page.reload();
      await page.getByRole('heading', { name: 'Bring your first picture to life' }).waitFor();
      await page.context().clearCookies();
      await page.goto(`${stage().address.dashboard}/projects`);
      await page.waitForURL('**/sign-in**');
      await page.getByLabel('E-mail').fill(account.email);
      await page.getByLabel('Password', { exact: true }).fill(account.password);
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.waitForURL('**/projects');
    });

    it('runs no script but its own, whatever gets into a page', async () => {
      const { page: other, context, complaints } = await openPage(await stage().browser(), DESKTOP);
      const policies: string[] = [];
      for (const path of ['/sign-in', `/sign-up#${BLOCKED_ON_PURPOSE}`]) {
        const answer = await other.goto(`${stage().address.dashboard}${path}`);
        policies.push(answer?.headers()['content-security-policy'] ?? '');
      }
      for (const policy of policies) {
        expect(policy).toMatch(/script-src 'self' 'nonce-[\w+/=]{24}' 'strict-dynamic';/);
      }
      // Nobody who has seen one page knows the nonce of the next.
      expect(new Set(policies).size).toBe(2);
      await other.getByLabel('E-mail').waitFor();
      const refusals = () => complaints.filter((complaint) => complaint.includes('Content Security Policy'));
      expect(refusals()).toEqual([]);
      await other.evaluate(() => {
        document.body.innerHTML += '<img src="data:," onerror="document.title = `broken into`">';
      });
      await askUntil('the refusal', async () => refusals().length > 0 || undefined);
      expect(await other.title()).not.toBe('broken into');
      // What looks for violations in all pages at the end would have seen it.
      expect(policyViolations().some((line) => line.includes(BLOCKED_ON_PURPOSE))).toBe(true);
      await context.close();
    });

    it('takes a picture and a video, shows progress without a reload, and the score with its reasons', async () => {
      await page.getByRole('link', { name: 'New project' }).first().click();
      await page.waitForURL('**/projects/new');
      const { photograph } = stage().campaign(0);
      await page.getByTestId('drop-picture').locator('input').setInputFiles(photograph.file);
      await page.getByTestId('drop-video').locator('input').setInputFiles(stage().videoFile);
      await page.getByRole('progressbar').first().waitFor();
      await page.getByRole('list', { name: 'Reasons and advice' }).waitFor({ timeout: MARKER_TIMEOUT_MS });
      projectPath = (await page.getByRole('link', { name: 'Open project' }).getAttribute('href')) ?? '';
      expect(projectPath).toMatch(/^\/projects\/[0-9a-f-]{36}$/);
    });

    it('publishes a link with its QR code', async () => {
      await page.getByRole('button', { name: 'Publish link' }).click();
      await page.getByRole('heading', { name: 'Your link is live' }).waitFor({ timeout: 60_000 });
      await page.getByRole('img', { name: /QR code/ }).waitFor();
      expect(await page.getByTestId('link-url').textContent()).toMatch(stage().address.viewer);
    });

    it('opens the viewer, and the view count rises', async () => {
      // The browser's camera shows it.
      await stage().clip(0);
      const [viewer] = await Promise.all([
        page.context().waitForEvent('page'),
        page.getByRole('link', { name: 'Open viewer' }).click(),
      ]);
      await viewer.goto(`${viewer.url()}?debug=1`);
      await tapStart(viewer, 'click');
      await viewer.waitForFunction(
        () => (globalThis as { argument?: { state: string } }).argument?.state === 'playing',
        undefined,
        { timeout: 60_000 },
      );
      await viewer.goto('about:blank');
      await viewer.close();

      const projectId = projectPath.split('/').pop() ?? '';
      const client = new Client(stage().address.api);
      const login = await client.send('POST', '/auth/login', account);
      client.token = (login.json as { accessToken: string }).accessToken;
      await askUntil('the view to be counted', async () => {
        const { views } = await client.get(`/analytics/projects/${projectId}`, projectAnalytics);
        return views === 1 ? true : undefined;
      });
      await page.goto(`${stage().address.dashboard}${projectPath}/analytics`);
      await page.getByText(/^1$/).first().waitFor();
    });

    it('goes on with an upload where a reload cut it', async () => {
      const file = path.join(stage().folder, 'heavy.mp4');
      await writePaddedVideo(stage().videoFile, file, PADDING_BYTES);
      await page.goto(`${stage().address.dashboard}${projectPath}`);
      const choose = () => page.getByTestId('drop-files').locator('input').setInputFiles(file);
      const line = await page.context().newCDPSession(page);
      const limit = (uploadThroughput: number) =>
        line.send('Network.emulateNetworkConditions', {
          offline: false,
          latency: 0,
          downloadThroughput: -1,
          uploadThroughput,
        });
      await line.send('Network.enable');
      await limit(SLOW_BYTES_A_SECOND);
      const begun = page.waitForResponse((answer) => answer.request().method() === 'POST' && answer.status() === 201);
      await choose();
      const upload = (await (await begun).headerValue('location')) ?? '';
      await page.waitForFunction(() => {
        const sent = document.querySelector('[data-testid=upload-video] [role=progressbar]');
        return Number(sent?.getAttribute('aria-valuenow')) >= 40;
      });
      await page.reload();
      await limit(-1);
      const goesOn = page.waitForRequest((call) => call.method() === 'PATCH' && call.url().includes('/uploads/'));
      await choose();
      const call = await goesOn;
      expect(call.url().split('/').at(-1)).toBe(upload.split('/').at(-1));
      expect(Number(await call.headerValue('upload-offset'))).toBeGreaterThan(PADDING_BYTES / 4);
      await page.locator('[data-testid=upload-video][data-state=sent]').waitFor();
    });

    it('complains of nothing', () => {
      // The first look at a session before sign-up answers 401, which Chromium calls an error.
      expect(watched.complaints.filter((line) => !/401/.test(line))).toEqual([]);
    });
  });
}
