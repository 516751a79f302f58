import type { Page } from 'playwright-core';

/** Signs in at the dashboard, as far as a password leads. */
export async function signInAt(page: Page, dashboard: string, email: string, password: string): Promise<void> {
  await page.goto(`${dashboard}/sign-in`);
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}
