import { role } from '@argument/contracts';
import { settingsTabs } from './tabs';

const labels = (name: (typeof role.options)[number]) =>
  settingsTabs({ role: name, isOperator: false }).map(({ label }) => label);

describe('settingsTabs', () => {
  it('shows everybody their own account and whom they work with', () => {
    for (const name of role.options)
      expect(labels(name)).toEqual(expect.arrayContaining(['General', 'Account', 'Team']));
  });
});
