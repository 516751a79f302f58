import { launchChromium, openPage } from '@argument/testing';
import { tourFirstProject } from './first-project.mjs';
import { lookOptions } from './looks.mjs';
import { tourMoments } from './moments.mjs';
import { routesWithout } from './routes.mjs';

/** An id that no project has. */
const NOBODYS = '0192d6a0-0000-7000-8000-000000000000';
const OUTSIDE = [
  '/sign-in',
  '/sign-up',
  '/sign-in/callback?error=access_denied&state=x',
  '/forgot-password',
  '/reset-password?token=x',
  '/verify-email?token=x',
  '/invitation?token=x',
  '/demo',
];

/** Every page, outside and inside, of the account that owns the demo campaign and runs the installation. */
export async function tourDashboard({ dashboard, call, looks, still, files }, account, config) {
  const { accessToken } = await call(null, 'POST', '/auth/login', account);
  const { items } = await call(accessToken, 'GET', '/projects');
  const demo = items.find(({ tags }) => tags.includes('demo'));
  const inside = pathsInside(demo, items, config);
  const missing = await routesWithout([...OUTSIDE, ...inside]);
  if (missing.length > 0) throw new Error(`The tour leaves out ${missing.join(', ')}.`);
  const browser = await launchChromium();
  for (const look of looks) {
    const { page, context } = await openPage(browser, lookOptions(look));
    for (const path of OUTSIDE) await still(page, look, nameOf(path), `${dashboard}${path}`);
    await page.goto(`${dashboard}/sign-in`);
    await page.getByLabel('E-mail').fill(account.email);
    await page.getByLabel('Password', { exact: true }).fill(account.password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.waitForURL('**/projects');
    for (const path of inside) await still(page, look, nameOf(path), `${dashboard}${path}`);
    await tourMoments({ page, look, still, dashboard }, { account, projectId: demo.id, linkId: config.linkId });
    await context.close();

    const fresh = await openPage(browser, lookOptions(look));
    await tourFirstProject({ page: fresh.page, look, still, dashboard, files });
    await fresh.context.close();
  }
  await browser.close();
}

function pathsInside(demo, projects, { linkId }) {
  const project = `/projects/${demo.id}`;
  const empty = `/projects/${projects.find(({ id }) => id !== demo.id).id}`;
  return [
    '/projects',
    '/projects/new',
    project,
    `${project}/links`,
    `${project}/analytics`,
    `${project}/settings`,
    ...['', '/links', '/analytics'].map((page) => `${empty}${page}?empty`),
    `/links/${linkId}`,
    '/settings',
    '/settings/account',
    '/settings/team',
    '/settings/api-keys',
    '/settings/webhooks',
    '/settings/domains',
    '/settings/retention',
    '/settings/audit',
    `/compare?projects=${projects.map(({ id }) => id).join()}`,
    '/compare',
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
}

const nameOf = (path) =>
  `dashboard${path
    .replace(NOBODYS, 'unknown')
    .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'id')
    .replaceAll(/\W+/g, '-')}`.replace(/-$/, '');
