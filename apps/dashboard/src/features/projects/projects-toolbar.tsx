'use client';
import type { Project } from '@argument/contracts';
import { Search } from 'lucide-react';
import { cn } from '../../lib/cn';
import { inputStyle } from '../../ui/field';
import { Select } from '../../ui/select';
import type { ProjectFilter } from './projects.api';

interface ProjectsToolbarProps {
  filter: ProjectFilter;
  onChange: (filter: ProjectFilter) => void;
  projects: Project[];
}

export function ProjectsToolbar({ filter, onChange, projects }: ProjectsToolbarProps) {
  const tags = [
    ...new Set([...projects.flatMap((project) => project.tags), ...(filter.tag ? [filter.tag] : [])]),
  ].sort();
  return (
    <search className="mb-6 flex flex-wrap items-center gap-3">
      <div className="relative min-w-56 flex-1 sm:max-w-xs">
        <Search className="pointer-events-none absolute top-3 left-3 size-4 text-muted" aria-hidden="true" />
        <input
          type="search"
          data-hotkey="/"
          aria-label="Search projects"
          placeholder="Search"
          value={filter.search ?? ''}
          onChange={(event) => onChange({ ...filter, search: event.target.value })}
          className={cn(inputStyle, 'pl-9')}
        />
      </div>
      <Select
        aria-label="Sort projects"
        value={filter.sort ?? 'newest'}
        onChange={(event) => onChange({ ...filter, sort: event.target.value as 'newest' | 'oldest' | 'name' })}
        className="w-40"
      >
        <option value="newest">Newest first</option>
        <option value="oldest">Oldest first</option>
        <option value="name">By name</option>
      </Select>
      {tags.length > 0 ? (
        <fieldset className="flex flex-wrap gap-1.5">
          <legend className="sr-only">Only with the tag</legend>
          {tags.map((tag) => {
            const on = filter.tag === tag;
            return (
              <button
                key={tag}
                type="button"
                aria-pressed={on}
                onClick={() => {
                  const { tag: _, ...rest } = filter;
                  onChange(on ? rest : { ...filter, tag });
                }}
                className={cn(
                  'h-8 rounded-full border px-3 text-sm transition-colors duration-150',
                  on
                    ? 'border-ink bg-ink text-paper'
                    : 'border-line text-muted hover:border-line-strong hover:text-ink',
                )}
              >
                {tag}
              </button>
            );
          })}
        </fieldset>
      ) : null}
    </search>
  );
}
