import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DESKTOP, openPage, type WatchedPage } from '@argument/testing';
import type { Page } from 'playwright-core';
import { noteSecret } from '../support/needles.js';
import { signInAt } from '../support/sign-in.js';
import type { Stage } from '../support/stage.js';
import { totpNow } from '../support/totp.js';

const NAME = 'ar.clients.example';

/** Whoever runs the installation sets it up: the account that the first start made. */
export function describeSettings(stage: () => Stage): void {
  describe('settings, by dashboard', () => {
    let desk: WatchedPage;
    let page: Page;
    let email = '';
    let password = '';
    const at = (path: string) => page.goto(`${stage().address.dashboard}${path}`);

    beforeAll(async () => {
      const text = await readFile(join(stage().address.home, 'demo-account.txt'), 'utf8');
      const field = (name: string) => new RegExp(`${name}: (\\S+)`).exec(text)?.[1] ?? '';
      [email, password] = [field('email'), field('password')];
      desk = await openPage(await stage().browser(), DESKTOP);
      page = desk.page;
      page.setDefaultTimeout(15_000);
      await signInAt(page, stage().address.dashboard, email, password);
      await page.waitForURL('**/projects');
    });

    afterAll(() => desk?.context.close());

    it('adds a webhook and shows its secret once', async () => {
      await at('/settings/webhooks');
      await page.getByLabel('Address').fill('https://receiver.example/hook');
      await page.getByRole('button', { name: 'Add webhook' }).click();
      const secret = page.getByText(/^whsec_/);
      noteSecret((await secret.textContent()) ?? '');
      await page.reload();
      await page.getByText('https://receiver.example/hook').waitFor();
      expect(await secret.count()).toBe(0);
    });

    it('says which records a name of one’s own needs, and lets go of it', async () => {
      await at('/settings/domains');
      await page.getByLabel('Name', { exact: true }).fill(NAME);
      await page.getByRole('button', { name: 'Add name' }).click();
      await page.getByText('Waits for its record').waitFor();
      for (const kind of ['TXT', 'CNAME']) await page.getByText(kind, { exact: true }).waitFor();
      await page.getByRole('button', { name: 'Remove' }).click();
      await page.getByRole('button', { name: 'Remove name' }).click();
      await page.getByText('Waits for its record').waitFor({ state: 'detached' });
    });

    it('runs the installation: finds its users, and its audit log whole', async () => {
      await at('/admin/users');
      await page.getByLabel('Search').fill('photographs');
      await page.getByRole('list', { name: 'Users' }).getByText('photographs').first().waitFor();
      await at('/admin');
      await page.getByRole('button', { name: 'Check the audit log' }).click();
      await page.getByText('The log is whole').waitFor();
    });

    it('switches a second factor on, and is asked for it at the next sign-in', async () => {
      await at('/settings/account');
      const form = page.getByRole('form', { name: 'Set up a second factor' });
      await form.getByLabel('Your password').fill(password);
      await form.getByRole('button', { name: 'Set up' }).click();
      const seed = (await page.getByTestId('totp-secret').textContent()) ?? '';
      noteSecret(seed);
      await page.getByLabel('Code').fill(totpNow(seed));
      await page.getByRole('button', { name: 'Switch on' }).click();
      const code = (await page.getByTestId('recovery-codes').getByRole('listitem').first().textContent()) ?? '';
      await page.context().clearCookies();
      await signInAt(page, stage().address.dashboard, email, password);
      await page.getByLabel('Code').fill(code.trim());
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.waitForURL('**/projects');
    });

    it('complains of nothing but the first look at a session', () => {
      expect(desk.complaints.filter((line) => !/status of 401/.test(line))).toEqual([]);
    });
  });
}
