'use client';
import type { Project } from '@argument/contracts';
import { ChartNoAxesColumn, Ellipsis, Link2, Trash2 } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useRef, useState } from 'react';
import { formatAgo, plural } from '../../lib/format';
import { Button } from '../../ui/button';
import { Mark } from '../../ui/logo';
import { Menu, MenuItem, MenuLine } from '../../ui/menu';
import { useDeleteWithUndo } from './use-delete-with-undo';

/** A picture that plays its video while it is pointed at or focused. */
export function ProjectCard({ project }: { project: Project }) {
  const router = useRouter();
  const remove = useDeleteWithUndo();
  const href = `/projects/${project.id}`;
  return (
    <li className="group/card relative" data-testid="project-card">
      <LivePicture project={project} />
      <div className="mt-3 flex items-start gap-2">
        <div className="min-w-0 flex-1">
          <h2 className="truncate font-medium">
            <Link
              href={href}
              className="outline-none after:absolute after:inset-0 after:z-10 after:rounded-card focus-visible:after:outline-2 focus-visible:after:outline-offset-4 focus-visible:after:outline-signal"
            >
              {project.name}
            </Link>
          </h2>
          <p className="tabular truncate text-sm text-muted">
            {plural(project.totalViews, 'view')} · {plural(project.counts.markers, 'pair')} ·{' '}
            {formatAgo(project.createdAt)}
          </p>
        </div>
        <Menu
          trigger={
            <Button
              variant="ghost"
              size="icon"
              className="relative z-20 -mt-1 px-0"
              aria-label={`Actions for ${project.name}`}
            >
              <Ellipsis aria-hidden="true" />
            </Button>
          }
        >
          <MenuItem onSelect={() => router.push(`${href}/links`)}>
            <Link2 aria-hidden="true" /> Links
          </MenuItem>
          <MenuItem onSelect={() => router.push(`${href}/analytics`)}>
            <ChartNoAxesColumn aria-hidden="true" /> Analytics
          </MenuItem>
          <MenuLine />
          <MenuItem danger onSelect={() => remove(project)}>
            <Trash2 aria-hidden="true" /> Delete
          </MenuItem>
        </Menu>
      </div>
    </li>
  );
}

function LivePicture({ project }: { project: Project }) {
  const video = useRef<HTMLVideoElement>(null);
  const [playing, setPlaying] = useState(false);
  const start = () => {
    // Refused or cut short by leaving again: the picture simply stays.
    video.current?.play().catch(() => setPlaying(false));
  };
  const stop = () => {
    video.current?.pause();
    setPlaying(false);
  };
  return (
    <div
      className="[--bracket-gap:12px] group-focus-within/card:[--bracket-gap:-5px] group-hover/card:[--bracket-gap:-5px]"
      ref={(node) => {
        const card = node?.closest('li');
        if (!card) return undefined;
        const events = new AbortController();
        for (const name of ['pointerenter', 'focusin']) card.addEventListener(name, start, { signal: events.signal });
        for (const name of ['pointerleave', 'focusout']) card.addEventListener(name, stop, { signal: events.signal });
        return () => events.abort();
      }}
    >
      <div className="brackets rounded-card after:opacity-0 after:transition-all group-focus-within/card:after:opacity-100 group-hover/card:after:opacity-100">
        <div className="relative aspect-[4/3] overflow-hidden rounded-card bg-sunken ring-1 ring-line">
          {project.coverUrl ? (
            // biome-ignore lint/performance/noImgElement: signed addresses change, an optimiser in between would only cost
            <img src={project.coverUrl} alt="" loading="lazy" className="size-full object-cover" />
          ) : (
            <div className="grid size-full place-items-center text-line-strong">
              <Mark className="size-10 opacity-60" />
            </div>
          )}
          {project.previewUrl ? (
            <video
              ref={video}
              src={project.previewUrl}
              muted
              loop
              playsInline
              preload="none"
              aria-hidden="true"
              tabIndex={-1}
              onPlaying={() => setPlaying(true)}
              className="absolute inset-0 size-full object-cover opacity-0 transition-opacity duration-200 data-[on=true]:opacity-100"
              data-on={playing}
            />
          ) : null}
        </div>
      </div>
    </div>
  );
}
