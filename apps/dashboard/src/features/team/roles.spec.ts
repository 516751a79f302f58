import { reachOf, role } from '@argument/contracts';
import { ROLES, roleLabel, roleMay } from './roles';

const reach = (name: (typeof ROLES)[number]['role'], action: Parameters<typeof reachOf>[0]) =>
  reachOf(action, { role: name, isOperator: false });

describe('roles in words', () => {
  it('are all of them, each once', () => {
    expect(ROLES.map((entry) => entry.role).sort()).toEqual([...role.options].sort());
    for (const name of role.options) {
      expect(roleLabel(name)).not.toBe(name);
      expect(roleMay(name)).not.toBe('');
    }
  });

  it('say what the table of rights says', () => {
    expect(ROLES.filter((entry) => /members/.test(entry.may)).map((entry) => entry.role)).toEqual(
      role.options.filter((name) => reach(name, 'workspace.manage') === 'all'),
    );
    expect(ROLES.filter((entry) => /of their own/.test(entry.may)).map((entry) => entry.role)).toEqual(
      role.options.filter((name) => reach(name, 'projects.write') === 'own'),
    );
    expect(ROLES.filter((entry) => /changes nothing/.test(entry.may)).map((entry) => entry.role)).toEqual(
      role.options.filter((name) => reach(name, 'projects.write') === 'none'),
    );
  });
});
