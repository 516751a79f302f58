/** What pages show only when something is pressed: views, menus, dialogs. One that cannot be had is told, and the rest goes on. */
export async function tourMoments({ page, look, still, dashboard }, { account, projectId, linkId }) {
  const moments = momentsOf({ account, projectId, linkId });
  page.setDefaultTimeout(8_000);
  for (const [name, path, act] of moments) {
    try {
      await page.goto(`${dashboard}${path}`, { waitUntil: 'load' });
      await page.getByRole('heading', { level: 1 }).first().waitFor();
      await act(page);
      await still(page, look, `dashboard-moment-${name}`);
    } catch (error) {
      console.error(`${name} ${look.width} ${look.colorScheme}: ${error.message.split('\n')[0]}`);
      process.exitCode = 1;
    }
  }
}

const press =
  (name, role = 'button') =>
  (page) =>
    page.getByRole(role, { name }).first().click();

function momentsOf({ account, projectId, linkId }) {
  const project = `/projects/${projectId}`;
  return [
    ['command-menu', '/projects', (page) => page.keyboard.press('Control+k')],
    ['keys', '/projects', (page) => page.keyboard.press('?')],
    ['account-menu', '/projects', press(/account|menu of/i)],
    ['nothing-found', '/projects', (page) => page.getByRole('searchbox').fill('zebra crossing')],
    ['place-video', project, press('Place video')],
    ['heat-map', project, press('Heat map')],
    ['unfolded', project, unfold],
    ['pair-menu', project, press(/^Actions for/)],
    ['delete-pair', project, inMenu(/^Actions for/, 'Delete pair')],
    ['new-link', `${project}/links`, press('New link')],
    ['delete-link', `/links/${linkId}`, press('Delete link')],
    ['link-errors', `/links/${linkId}`, wrongLink],
    ['delete-account', '/settings', press('Delete my account')],
    ['second-factor', '/settings/account', (page) => beginSecondFactor(page, account)],
    ['new-key', '/settings/api-keys', makeKey],
    ['plan', '/admin/plans', press('New plan')],
    ['block', '/admin/users', press('Block')],
    ['hide', '/admin/moderation', press('Hide')],
  ];
}

const inMenu = (trigger, item) => async (page) => {
  await press(trigger)(page);
  await page.getByRole('menuitem', { name: item }).click();
};

/** At a desk nothing is folded. */
async function unfold(page) {
  await page.getByTestId('pair-detail').waitFor();
  for (const name of ['Print proof', 'Background and captions', 'Files']) {
    const button = page.getByRole('button', { name, exact: true });
    if (await button.isVisible()) await button.click();
  }
}

async function wrongLink(page) {
  const form = page.getByRole('form', { name: 'Link settings' });
  await form.getByLabel('Name', { exact: true }).fill('');
  await form.getByLabel('View limit').fill('0');
  await form.getByRole('button', { name: 'Save changes' }).click();
}

async function beginSecondFactor(page, { password }) {
  const form = page.getByRole('form', { name: 'Set up a second factor' });
  await form.getByLabel('Your password', { exact: true }).fill(password);
  await form.getByRole('button', { name: 'Set up' }).click();
  await page.getByTestId('totp-secret').waitFor();
}

async function makeKey(page) {
  await page.getByLabel('Name', { exact: true }).fill('Shop');
  await page.getByRole('button', { name: 'Create key' }).click();
  await page.getByTestId('new-api-key').waitFor();
}
