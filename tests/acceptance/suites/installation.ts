import { signedIn } from '@argument/contracts';
import { DESKTOP, openPage, type WatchedPage } from '@argument/testing';
import type { Page } from 'playwright-core';
import { barriersOn, tabTo } from '../support/barriers.js';
import { Client } from '../support/client.js';
import { mailedAddress } from '../support/mail.js';
import { signInAt } from '../support/sign-in.js';
import { OPERATOR, type Stage } from '../support/stage.js';
import { totpNow } from '../support/totp.js';

const PASSWORD = 'tamarind on the roof';

/** Whoever runs the installation, at a desk: their own settings, then everybody's business. */
export function describeInstallation(stage: () => Stage): void {
  describe('running an installation, by dashboard', () => {
    let desk: WatchedPage;
    let page: Page;
    let slug: string;
    const at = (path: string) => page.goto(`${stage().address.dashboard}${path}`);

    beforeAll(async () => {
      const { address, owner, campaign } = stage();
      const client = new Client(address.api);
      const account = { name: 'Olu', email: OPERATOR, password: PASSWORD };
      await client.expect(201, 'POST', '/auth/register', account, signedIn);
      const token = new URL(await mailedAddress(address.home, OPERATOR, '/verify-email')).searchParams.get('token');
      expect((await client.send('POST', '/auth/verify-email', { token })).status).toBe(204);
      client.token = (await client.expect(200, 'POST', '/auth/login', account, signedIn)).accessToken;
      for (const name of ['Spring', 'Autumn']) await client.createProject(name);
      const { projectId, markerId } = campaign(0);
      ({ slug } = await owner.createLink(projectId, { markerIds: [markerId], name: 'Reported' }));
      const report = { reason: 'fraud', text: 'Not what it says' };
      expect((await client.send('POST', `/links/${slug}/reports`, report)).status).toBe(202);

      desk = await openPage(await stage().browser(), DESKTOP);
      page = desk.page;
      page.setDefaultTimeout(60_000);
      await signInAt(page, stage().address.dashboard, OPERATOR, PASSWORD);
      await page.waitForURL('**/projects');
    });

    afterAll(() => desk?.context.close());

    it('adds a webhook by keyboard alone, sees its secret once, and tries it out', async () => {
      await at('/settings/webhooks');
      await page.getByLabel('Address').waitFor();
      const before = await tabTo(page, /^Address/);
      await page.keyboard.type('https://receiver.example/hook');
      const after = await tabTo(page, /^Add webhook/);
      expect([...before, ...after].filter((name) => /^nothing|^ |without a mark/.test(name))).toEqual([]);
      await page.keyboard.press('Enter');
      await page.getByText('Copy the secret now').waitFor();
      await page.getByText(/^whsec_/).waitFor();
      await page.getByRole('button', { name: 'Send a test' }).click();
      await page.getByRole('list', { name: 'Deliveries' }).getByRole('listitem').first().waitFor();
      await page.reload();
      await page.getByText('https://receiver.example/hook').waitFor();
      expect(await page.getByText(/^whsec_/).count()).toBe(0);
    });

    it('finds that in the audit log, and the log whole', async () => {
      await at('/settings/audit');
      await page.getByLabel('Search').fill('webhook');
      await page
        .getByRole('list', { name: 'Audit log' })
        .getByText(/webhook/i)
        .first()
        .waitFor();
      await at('/admin');
      await page.getByRole('heading', { name: 'What is there' }).waitFor();
      await page.getByRole('button', { name: 'Check the audit log' }).click();
      await page.getByText('The log is whole').waitFor();
    });

    it('blocks somebody and lets them in again', async () => {
      const lodger = await Client.registered(stage().address.api, 'lodger');
      const status = async () => (await lodger.send('GET', '/users/me')).status;
      expect(await status()).toBe(200);
      await at('/admin/users');
      await page.getByLabel('Search').fill('lodger');
      const row = page.getByRole('list', { name: 'Users' }).getByRole('listitem').filter({ hasText: 'lodger' });
      await row.getByRole('button', { name: 'Block', exact: true }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Block', exact: true }).click();
      await row.getByRole('button', { name: 'Unblock' }).waitFor();
      expect(await status()).toBe(403);
      await row.getByRole('button', { name: 'Unblock' }).click();
      await row.getByRole('button', { name: 'Block', exact: true }).waitFor();
      const { email } = lodger.account.user;
      expect((await lodger.send('POST', '/auth/login', { email, password: lodger.password })).status).toBe(200);
      await page.getByLabel('Search').fill('nobody has this name');
      await page.getByRole('list', { name: 'Users' }).waitFor({ state: 'detached' });
      await at('/admin/jobs');
      await page.getByRole('heading', { name: 'Dead letters' }).waitFor();
    });

    it('hides a link that was reported, with a reason, and restores it', async () => {
      await at('/admin/moderation');
      const line = page
        .getByRole('list', { name: 'Links to decide on' })
        .getByRole('listitem')
        .filter({ hasText: slug });
      await line.getByText('Not what it says').waitFor();
      await line.getByRole('button', { name: 'Hide' }).click();
      await page.getByLabel('Reason, for its owner').fill('It pretends to be a bank');
      await page.getByRole('form', { name: 'Hide this link' }).getByRole('button', { name: 'Hide' }).click();
      await line.waitFor({ state: 'detached' });
      await page.getByRole('button', { name: 'Hidden', exact: true }).click();
      await line.getByText('It pretends to be a bank').waitFor();
      await line.getByRole('button', { name: 'Restore' }).click();
      await line.waitFor({ state: 'detached' });
    });

    it('compares projects side by side', async () => {
      await at('/compare');
      const table = page.getByRole('table', { name: 'Projects side by side' });
      for (const name of ['Spring', 'Autumn']) await table.getByRole('columnheader', { name }).waitFor();
    });

    it.each([
      '/projects',
      '/projects/new',
      '/settings',
      '/settings/webhooks',
      '/settings/audit',
      '/settings/account',
      '/compare',
      '/help',
      '/admin',
      '/admin/users',
      '/admin/jobs',
      '/admin/moderation',
    ])('has no barriers on %s, in light and in dark', async (path) => {
      await at(path);
      await page.getByRole('heading', { level: 1 }).waitFor();
      // The stream of events never ends, so the network is never idle.
      await page.waitForFunction(() => !document.querySelector('[aria-busy="true"]'));
      expect(await barriersOn(page)).toEqual([]);
    });

    it('switches a second factor on, and is asked for it at the next sign-in', async () => {
      await at('/settings/account');
      const form = page.getByRole('form', { name: 'Set up a second factor' });
      await form.getByLabel('Your password').fill(PASSWORD);
      await form.getByRole('button', { name: 'Set up' }).click();
      const seed = (await page.getByTestId('totp-secret').textContent()) ?? '';
      await page.getByLabel('Code').fill(totpNow(seed));
      await page.getByRole('button', { name: 'Switch on' }).click();
      const codes = page.getByTestId('recovery-codes').getByRole('listitem');
      const recovery = (await codes.first().textContent()) ?? '';
      expect(await codes.count()).toBe(10);
      await page.getByRole('button', { name: 'I have put them away' }).click();
      await page.context().clearCookies();
      await signInAt(page, stage().address.dashboard, OPERATOR, PASSWORD);
      await page.getByLabel('Code').fill(recovery.trim());
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.waitForURL('**/projects');
    });

    it('complains of nothing but the first look at a session', () => {
      expect(desk.complaints.filter((line) => !/status of 401/.test(line))).toEqual([]);
    });
  });
}
