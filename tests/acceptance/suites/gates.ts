import type { Link } from '@argument/contracts';
import { DESKTOP, openPage, PHONE, type WatchedPage } from '@argument/testing';
import type { Page } from 'playwright-core';
import { barriersOn } from '../support/barriers.js';
import { fileUpload } from '../support/client.js';
import { signInAt } from '../support/sign-in.js';
import type { Stage } from '../support/stage.js';

const SECRET = 'under the poster';
/** As a field for local times takes it; wherever this runs it is hours ahead. */
const tomorrow = () => new Date(Date.now() + 86_400_000).toISOString().slice(0, 16);

/** The owner sets gates at a desk; somebody with a phone stands before them. */
export function describeGates(stage: () => Stage): void {
  describe('the gates of a link', () => {
    let desk: WatchedPage;
    let phone: WatchedPage;
    let page: Page;
    let link: Link;
    let projectId: string;

    beforeAll(async () => {
      const { address, owner, campaign, video } = stage();
      // The same picture and video once more: the workspace has both already, so they are ready at once.
      ({ id: projectId } = await owner.createProject('Gates'));
      const { photograph } = campaign(2);
      const imageId = await owner.uploaded('images', projectId, await fileUpload(photograph.file, 'image/jpeg'));
      const videoId = await owner.uploaded('videos', projectId, video);
      const markerId = await owner.generateMarker({ imageId, videoId, name: 'Gated' });
      link = await owner.createLink(projectId, { markerIds: [markerId], name: 'Gated' });
      await owner.settledMarker(markerId);
      await owner.publishedLink(link.id);

      const browser = await stage().browser();
      desk = await openPage(browser, DESKTOP);
      phone = await openPage(browser, PHONE);
      page = desk.page;
      for (const watched of [desk, phone]) watched.page.setDefaultTimeout(60_000);
      await signInAt(page, address.dashboard, owner.account.user.email, owner.password);
      await page.waitForURL('**/projects');
    });

    afterAll(() => Promise.all([desk, phone].map((watched) => watched?.context.close())));

    const form = () => page.getByRole('form', { name: 'Link settings' });
    async function save(label: string, value: string): Promise<void> {
      if (!page.url().endsWith(`/links/${link.id}`)) await page.goto(`${stage().address.dashboard}/links/${link.id}`);
      await form().getByLabel(label, { exact: true }).fill(value);
      await Promise.all([
        page.waitForResponse((answer) => answer.request().method() === 'PATCH' && answer.ok()),
        form().getByRole('button', { name: 'Save changes' }).click(),
      ]);
    }
    /** Asks until the viewer says it: a link that is published anew takes a moment to get there. */
    async function viewerSays(words: string): Promise<void> {
      const { page: viewer } = phone;
      for (let tries = 0; ; tries += 1) {
        await viewer.goto(`${stage().address.viewer}/${link.slug}`);
        const heading = viewer.getByRole('heading', { name: words });
        const there = await heading.waitFor({ timeout: 1_500 }).then(
          () => true,
          () => false,
        );
        if (there || tries === 8) return expect(there).toBe(true);
      }
    }

    it('keeps countries and a view limit that were typed in, and refuses a country that is none', async () => {
      await page.goto(`${stage().address.dashboard}/links/${link.id}`);
      for (const country of ['Germany', 'FR', 'Atlantis']) {
        await form().getByLabel('Countries').fill(country);
        await page.keyboard.press('Enter');
      }
      await form()
        .getByText(/country/i)
        .last()
        .waitFor();
      await form().getByLabel('Countries').fill('');
      await save('View limit', '500');
      await page.reload();
      expect(await form().getByLabel('View limit').inputValue()).toBe('500');
      for (const country of ['Germany', 'France']) await form().getByText(country).first().waitFor();
      expect(await barriersOn(page)).toEqual([]);
    });

    it('asks for a password, mends a wrong one, and opens with the right one', async () => {
      await save('Password', SECRET);
      await viewerSays('Which password?');
      const { page: viewer } = phone;
      expect(await barriersOn(viewer)).toEqual([]);
      await viewer.getByLabel('Password').fill('not this one');
      await viewer.getByRole('button', { name: 'Open' }).click();
      await viewer.getByText('That is not the password').waitFor();
      await viewer.getByLabel('Password').fill(SECRET);
      await viewer.keyboard.press('Enter');
      await viewer.getByRole('heading', { name: 'Which password?' }).waitFor({ state: 'detached' });
      await viewer.getByRole('button').first().waitFor();
    });

    it('opens again without one, and says so', async () => {
      await page.goto(`${stage().address.dashboard}/links/${link.id}`);
      await form().getByRole('button', { name: 'Remove password' }).click();
      await page.getByText('The link is open again').waitFor();
    });

    it('is not open before its time', async () => {
      await save('Begins', tomorrow());
      await viewerSays('Not yet');
      await save('Begins', '');
    });

    it('takes captions, and the green screen of a video', async () => {
      await page.goto(`${stage().address.dashboard}/projects/${projectId}`);
      const captions = page.getByLabel('Captions as a WebVTT file');
      await captions.waitFor({ state: 'attached' });
      const webvtt = 'WEBVTT\n\n00:00.000 --> 00:01.000\nHello\n';
      await captions.setInputFiles({ name: 'en.vtt', mimeType: 'text/vtt', buffer: Buffer.from(webvtt) });
      await page.getByRole('listitem').filter({ hasText: /^en/ }).getByRole('button', { name: 'Remove' }).waitFor();
      const screen = page.getByRole('switch', { name: 'Green screen' });
      await screen.click();
      await page.getByLabel('Colour of the background').waitFor();
      expect(await screen.isChecked()).toBe(true);
      await screen.click();
      expect(await barriersOn(page)).toEqual([]);
    });

    it('complains of nothing but what was refused on purpose', () => {
      // Pages that are left while they are still fetched ahead answer nothing.
      const refused = /status of (401|403|404|410|422|423|425)|_rsc=|The viewer stopped: link\.early/;
      expect([...desk.complaints, ...phone.complaints].filter((line) => !refused.test(line))).toEqual([]);
    });
  });
}
