'use client';
import { Monitor, Moon, Sun } from 'lucide-react';
import { cn } from '../../lib/cn';
import { Panel } from '../../ui/card';
import { useTheme } from '../shell/use-theme';

const choices = [
  { theme: 'system', label: 'Like the system', icon: Monitor },
  { theme: 'light', label: 'Light', icon: Sun },
  { theme: 'dark', label: 'Dark', icon: Moon },
] as const;

export function ThemePanel() {
  const [theme, setTheme] = useTheme();
  return (
    <Panel title="Look" hint="Kept on this device.">
      <fieldset className="grid grid-cols-3 gap-2">
        <legend className="sr-only">Theme</legend>
        {choices.map(({ theme: name, label, icon: Icon }) => (
          <label
            key={name}
            className={cn(
              'grid cursor-pointer justify-items-center gap-2 rounded-control border p-3 text-center text-sm transition-colors duration-150 has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-signal',
              theme === name ? 'border-ink font-medium' : 'border-line text-muted hover:border-line-strong',
            )}
          >
            <input
              type="radio"
              name="theme"
              className="sr-only"
              checked={theme === name}
              onChange={() => setTheme(name)}
            />
            <Icon className="size-5" aria-hidden="true" />
            {label}
          </label>
        ))}
      </fieldset>
    </Panel>
  );
}
