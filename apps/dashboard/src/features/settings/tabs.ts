import { type Action, type Role, reachOf } from '@argument/contracts';

interface SettingsTab {
  href: string;
  label: string;
  /** What one must be allowed to do for the page to be of any use. */
  action: Action;
}

const TABS: readonly SettingsTab[] = [
  { href: '/settings', label: 'General', action: 'account' },
  { href: '/settings/account', label: 'Account', action: 'account' },
  { href: '/settings/team', label: 'Team', action: 'workspace.read' },
  { href: '/settings/domains', label: 'Domains', action: 'domains.manage' },
  { href: '/settings/webhooks', label: 'Webhooks', action: 'webhooks.manage' },
  { href: '/settings/api-keys', label: 'API keys', action: 'keys.manage' },
  { href: '/settings/retention', label: 'Retention', action: 'workspace.manage' },
  { href: '/settings/audit', label: 'Audit log', action: 'audit.read' },
];

/** The pages of the settings that somebody gets to see. Pure. */
export const settingsTabs = (caller: { role: Role; isOperator: boolean }): readonly SettingsTab[] =>
  TABS.filter(({ action }) => reachOf(action, caller) !== 'none');
