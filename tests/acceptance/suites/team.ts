import { DESKTOP, openPage, PHONE, type WatchedPage } from '@argument/testing';
import type { Page } from 'playwright-core';
import { mailedAddress } from '../support/mail.js';
import type { Stage } from '../support/stage.js';

const PASSWORD = 'pictures that move';

/** Two people in one workspace, each at a browser of their own: the owner at a desk, the guest at a phone. */
export function describeTeam(stage: () => Pick<Stage, 'address' | 'browser'>): void {
  describe('working together, by dashboard', () => {
    const run = Date.now();
    const owner = { name: 'Olga', email: `olga-${run}@clients.example` };
    const guest = { name: 'Gus', email: `gus-${run}@clients.example` };
    let desk: WatchedPage;
    let phone: WatchedPage;
    const at = (path: string) => `${stage().address.dashboard}${path}`;
    const invited = () => mailedAddress(stage().address.home, guest.email, '/invitation');

    async function signUp(page: Page, { name, email }: typeof owner): Promise<void> {
      await page.getByLabel('Name').fill(name);
      await page.getByLabel('E-mail').fill(email);
      await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
      await page.getByRole('button', { name: 'Create account' }).click();
    }

    beforeAll(async () => {
      const browser = await stage().browser();
      desk = await openPage(browser, DESKTOP);
      phone = await openPage(browser, PHONE);
      for (const { page } of [desk, phone]) page.setDefaultTimeout(20_000);
      await desk.page.goto(at('/sign-up'));
      await signUp(desk.page, owner);
      await desk.page.waitForURL('**/projects');
    });

    afterAll(() => Promise.all([desk, phone].map((watched) => watched?.context.close())));

    it('invites somebody by mail, and once more; the first link stops working', async () => {
      const { page } = desk;
      await page.goto(at('/settings/team'));
      await page.getByLabel('E-mail').fill(guest.email);
      await page.getByLabel('Role', { exact: true }).selectOption('manager');
      await page.getByRole('button', { name: 'Send invitation' }).click();
      await page.getByRole('list', { name: 'Open invitations' }).getByText(guest.email).waitFor();
      const first = await invited();
      await page.getByRole('button', { name: `Send the invitation of ${guest.email} again` }).click();
      await page.getByText('A new link is on its way').waitFor();
      expect(await invited()).not.toBe(first);
      await phone.page.goto(first);
      await phone.page.getByText('This invitation was accepted before, withdrawn, or is older').waitFor();
    });

    it('tells somebody with another address whom it is for', async () => {
      await desk.page.goto(await invited());
      await desk.page.getByText(`You are signed in as ${owner.email}`).waitFor();
      expect(await desk.page.getByRole('button', { name: 'Accept invitation' }).count()).toBe(0);
    });

    it('leads by signing up to the workspace, and from there to one’s own and back', async () => {
      const { page } = phone;
      await page.goto(await invited());
      await page.getByRole('link', { name: 'Create an account' }).click();
      await page.waitForURL('**/sign-up**');
      expect(await page.getByLabel('E-mail').inputValue()).toBe(guest.email);
      await signUp(page, guest);
      await page.getByRole('button', { name: 'Accept invitation' }).click();
      await page.waitForURL('**/projects');
      const switcher = (name: string) => page.getByRole('button', { name: new RegExp(`^Workspace: ${name}`) });
      await switcher(owner.name).click();
      await page.getByRole('menuitemradio', { name: new RegExp(guest.name) }).click();
      await switcher(guest.name).waitFor();
      await page.reload();
      await switcher(guest.name).click();
      await page.getByRole('menuitemradio', { name: new RegExp(owner.name) }).click();
      await switcher(owner.name).waitFor();
    });

    it('makes a key that works, shows it once, and revokes it', async () => {
      const { page } = phone;
      await page.goto(at('/settings/api-keys'));
      await page.getByLabel('Name').fill('Nightly export');
      await page.getByRole('button', { name: 'Create key' }).click();
      const key = await page.getByTestId('new-api-key').textContent();
      const answer = () =>
        fetch(`${stage().address.api}/api/v1/projects`, { headers: { authorization: `Bearer ${key}` } });
      expect((await answer()).status).toBe(200);
      await page.reload();
      await page.getByRole('button', { name: 'Revoke Nightly export' }).click();
      expect(await page.getByText(key ?? '').count()).toBe(0);
      await page.getByRole('button', { name: 'Revoke key' }).click();
      await page.getByText('No keys yet').waitFor();
      expect((await answer()).status).toBe(401);
    });

    it('changes a password only with the present one', async () => {
      const { page } = phone;
      await page.goto(at('/settings/account'));
      await page.getByLabel('Present password').fill('another one entirely');
      await page.getByLabel('New password').fill(`${PASSWORD} again`);
      await page.getByRole('button', { name: 'Change password' }).click();
      await page.getByText('Your present password is another one.').waitFor();
      await page.getByLabel('Present password').fill(PASSWORD);
      await page.getByRole('button', { name: 'Change password' }).click();
      await page.getByText('Your password is changed').waitFor();
    });

    it('changes a role and takes it back, hands the workspace over, and removes a member', async () => {
      await desk.page.goto(at('/settings/team'));
      await desk.page.getByLabel(`Role of ${guest.name}`).selectOption('viewer');
      await desk.page.getByRole('button', { name: 'Undo' }).click();
      await desk.page.getByText(`${guest.name} is now Manager`).waitFor();
      await desk.page.getByRole('button', { name: `More for ${guest.name}` }).click();
      await desk.page.getByRole('menuitem', { name: 'Make owner' }).click();
      await desk.page.getByRole('button', { name: 'Transfer ownership' }).click();
      await desk.page.getByRole('button', { name: 'Leave workspace' }).waitFor();

      await phone.page.goto(at('/settings/team'));
      await phone.page.getByRole('button', { name: `More for ${owner.name}` }).click();
      await phone.page.getByRole('menuitem', { name: 'Remove' }).click();
      await phone.page.getByRole('button', { name: 'Remove member' }).click();
      await phone.page.getByText(`${owner.name} is no longer a member`).waitFor();
    });

    it('complains of nothing but what was refused on purpose', () => {
      const refused = /status of (401|404|410|422)/;
      const complaints = [...desk.complaints, ...phone.complaints];
      expect(complaints.filter((line) => !refused.test(line))).toEqual([]);
    });
  });
}
