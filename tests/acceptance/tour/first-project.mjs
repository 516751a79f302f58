/** Somebody's first minutes: sign up, an empty board, a picture and a video on their way, the link. */
export async function tourFirstProject({ page, look, still, dashboard, files }) {
  page.setDefaultTimeout(60_000);
  await page.goto(`${dashboard}/sign-up`);
  await page.getByRole('button', { name: 'Create account' }).click();
  await still(page, look, 'dashboard-first-sign-up-errors');
  await page.getByLabel('Name').fill('Tour');
  await page.getByLabel('E-mail').fill(`tour-${look.width}-${look.colorScheme}@clients.example`);
  await page.getByLabel('Password', { exact: true }).fill('a long enough password');
  await page.getByRole('button', { name: 'Create account' }).click();
  await page.waitForURL('**/projects');
  await page.getByTestId('empty-state').waitFor();
  await still(page, look, 'dashboard-first-empty-board');
  for (const path of [
    'settings/domains',
    'settings/webhooks',
    'settings/api-keys',
    'settings/team',
    'admin',
    'compare',
  ])
    await still(page, look, `dashboard-first-${path.replace('/', '-')}`, `${dashboard}/${path}`);

  await page.goto(`${dashboard}/projects/new`);
  const chosen = (side, file) => page.getByTestId(`drop-${side}`).locator('input').setInputFiles(file);
  await chosen('picture', { name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('not a picture') });
  await still(page, look, 'dashboard-first-wrong-file');
  await chosen('picture', files.picture);
  await page
    .getByTestId('drop-picture')
    .getByText(/poster/i)
    .first()
    .waitFor();
  await still(page, look, 'dashboard-first-picture');
  await chosen('video', files.video);
  await page.getByRole('list', { name: 'Reasons and advice' }).waitFor();
  await still(page, look, 'dashboard-first-checked');
  await page.getByRole('button', { name: 'Publish link' }).click();
  await page.getByRole('heading', { name: /^Your link is/ }).waitFor();
  await still(page, look, 'dashboard-first-published');
  await page.getByRole('link', { name: 'Open project' }).click();
  await page.getByTestId('pair-detail').waitFor();
  await still(page, look, 'dashboard-first-project');
}
