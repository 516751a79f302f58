'use client';
import { Keyboard, LogOut, Monitor, Moon, Settings, ShieldCheck, Sun } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { Menu, MenuItem, MenuLine } from '../../ui/menu';
import { logout } from '../auth/auth.api';
import { useSession } from '../auth/use-session';
import { useTheme } from './use-theme';

const themes = [
  { theme: 'light', label: 'Light', icon: Sun },
  { theme: 'dark', label: 'Dark', icon: Moon },
  { theme: 'system', label: 'Like the system', icon: Monitor },
] as const;

const initials = (name: string): string =>
  name
    .split(/\s+/)
    .map((word) => word.charAt(0))
    .slice(0, 2)
    .join('')
    .toUpperCase();

export function AccountMenu({ onKeys }: { onKeys: () => void }) {
  const { user } = useSession();
  const router = useRouter();
  const [theme, setTheme] = useTheme();
  return (
    <Menu
      trigger={
        <button
          type="button"
          aria-label="Account"
          className="grid size-9 shrink-0 place-items-center rounded-full bg-ink text-xs font-semibold text-paper"
        >
          {user ? initials(user.name) : ''}
        </button>
      }
    >
      {user ? (
        <div className="px-2.5 py-2">
          <p className="truncate text-sm font-medium">{user.name}</p>
          <p className="truncate text-sm text-muted">{user.email}</p>
        </div>
      ) : null}
      <MenuLine />
      <MenuItem onSelect={() => router.push('/settings')}>
        <Settings aria-hidden="true" /> Settings
      </MenuItem>
      {user?.isOperator ? (
        <MenuItem onSelect={() => router.push('/admin')}>
          <ShieldCheck aria-hidden="true" /> Installation
        </MenuItem>
      ) : null}
      <MenuItem onSelect={onKeys}>
        <Keyboard aria-hidden="true" /> Keys
      </MenuItem>
      <MenuLine />
      {themes.map(({ theme: name, label, icon: Icon }) => (
        <MenuItem key={name} onSelect={() => setTheme(name)}>
          <Icon aria-hidden="true" /> {label}
          {theme === name ? <span className="ml-auto text-muted">on</span> : null}
        </MenuItem>
      ))}
      <MenuLine />
      <MenuItem onSelect={() => void logout()}>
        <LogOut aria-hidden="true" /> Sign out
      </MenuItem>
    </Menu>
  );
}
