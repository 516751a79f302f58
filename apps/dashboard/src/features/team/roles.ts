import type { Role } from '@argument/contracts';

/** From the most to the least that somebody may do, in the words of the page. */
export const ROLES: readonly { role: Role; label: string; may: string }[] = [
  { role: 'admin', label: 'Admin', may: 'Everything, members and settings included.' },
  { role: 'manager', label: 'Manager', may: 'Every project and its analytics.' },
  { role: 'user', label: 'User', may: 'Only projects of their own.' },
  { role: 'viewer', label: 'Viewer', may: 'Looks at every project and changes nothing.' },
];

export const roleLabel = (role: Role): string => ROLES.find((entry) => entry.role === role)?.label ?? role;
export const roleMay = (role: Role): string => ROLES.find((entry) => entry.role === role)?.may ?? '';
