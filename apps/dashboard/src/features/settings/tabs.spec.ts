import { role } from '@argument/contracts';
import { settingsTabs } from './tabs';

const labels = (name: (typeof role.options)[number]) =>
  settingsTabs({ role: name, isOperator: false }).map(({ label }) => label);

describe('settingsTabs', () => {
  it('shows API keys to those who may have some', () => {
    expect(role.options.filter((name) => labels(name).includes('API keys'))).toEqual(['admin', 'manager', 'user']);
  });

  it('shows how long things are kept to admins, who decide it', () => {
    expect(role.options.filter((name) => labels(name).includes('Retention'))).toEqual(['admin']);
  });

  it('shows everybody their own account and whom they work with', () => {
    for (const name of role.options)
      expect(labels(name)).toEqual(expect.arrayContaining(['General', 'Account', 'Team']));
  });
});
