import type { Role } from '@argument/contracts';
import type { ComponentProps } from 'react';
import { Select } from '../../ui/select';
import { ROLES } from './roles';

type Props = Omit<ComponentProps<typeof Select>, 'value' | 'onChange'> & {
  value: Role;
  onRole: (role: Role) => void;
};

export function RoleSelect({ value, onRole, ...rest }: Props) {
  const choose = (label: string) => {
    const chosen = ROLES.find(({ role }) => role === label);
    if (chosen) onRole(chosen.role);
  };
  return (
    <Select {...rest} value={value} onChange={(event) => choose(event.target.value)}>
      {ROLES.map(({ role, label }) => (
        <option key={role} value={role}>
          {label}
        </option>
      ))}
    </Select>
  );
}
