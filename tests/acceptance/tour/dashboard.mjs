import { launchChromium, openPage } from '@argument/testing';
import { LOOKS, lookOptions } from './looks.mjs';

/** An id that no project has. */
const NOBODYS = '0192d6a0-0000-7000-8000-000000000000';

/** Every page, outside and inside, of the account that owns the demo campaign and runs the installation. */
export async function tourDashboard({ dashboard, call, still }, account, config) {
  const { accessToken } = await call(null, 'POST', '/auth/login', account);
  const { items } = await call(accessToken, 'GET', '/projects');
  const demo = items.find(({ tags }) => tags.includes('demo'));
  const project = `/projects/${demo.id}`;
  const outside = [
    '/sign-in',
    '/sign-up',
    '/forgot-password',
    '/reset-password?token=x',
    '/verify-email?token=x',
    '/invitation?token=x',
    '/demo',
  ];
  const inside = [
    '/projects',
    '/projects?nothing',
    '/projects/new',
    project,
    `${project}/links`,
    `${project}/analytics`,
    `${project}/settings`,
    `/links/${config.linkId}`,
    '/settings',
    '/settings/account',
    '/settings/team',
    '/settings/api-keys',
    '/settings/webhooks',
    '/settings/domains',
    '/settings/audit',
    `/compare?projects=${items.map(({ id }) => id).join()}`,
    '/admin',
    '/admin/users',
    '/admin/workspaces',
    '/admin/plans',
    '/admin/jobs',
    '/admin/moderation',
    '/help',
    `/projects/${NOBODYS}`,
    '/no-such-page',
  ];
  const nameOf = (path) =>
    `dashboard${path
      .replace(NOBODYS, 'unknown')
      .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'id')
      .replaceAll(/\W+/g, '-')}`.replace(/-$/, '');
  const browser = await launchChromium();
  for (const look of LOOKS) {
    const { page, context } = await openPage(browser, lookOptions(look));
    for (const path of outside) await still(page, look, nameOf(path), `${dashboard}${path}`);
    await page.goto(`${dashboard}/sign-in`);
    await page.getByLabel('E-mail').fill(account.email);
    await page.getByLabel('Password', { exact: true }).fill(account.password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.waitForURL('**/projects');
    for (const path of inside) await still(page, look, nameOf(path), `${dashboard}${path}`);
    await page.goto(`${dashboard}/settings/account`);
    const factor = page.getByRole('form', { name: 'Set up a second factor' });
    await factor.getByLabel('Your password', { exact: true }).fill(account.password);
    await factor.getByRole('button', { name: 'Set up' }).click();
    await still(page, look, 'dashboard-second-factor');
    await page.goto(`${dashboard}/projects`);
    await page.keyboard.press('Control+k');
    await still(page, look, 'dashboard-command-menu');
    await context.close();

    const fresh = await openPage(browser, lookOptions(look));
    await fresh.page.goto(`${dashboard}/sign-up`);
    await fresh.page.getByRole('button', { name: 'Create account' }).click();
    await still(fresh.page, look, 'dashboard-sign-up-errors');
    await fresh.page.getByLabel('Name').fill('Tour');
    await fresh.page.getByLabel('E-mail').fill(`tour-${look.width}-${look.colorScheme}@clients.example`);
    await fresh.page.getByLabel('Password', { exact: true }).fill('a long enough password');
    await fresh.page.getByRole('button', { name: 'Create account' }).click();
    await fresh.page.waitForURL('**/projects');
    await still(fresh.page, look, 'dashboard-projects-empty');
    await fresh.context.close();
  }
  await browser.close();
}
