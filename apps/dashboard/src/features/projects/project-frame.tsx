'use client';
import { ArrowLeft } from 'lucide-react';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import { cn } from '../../lib/cn';
import { Chip } from '../../ui/notice';
import { Failure, Loading, Skeleton } from '../../ui/states';
import { useTitle } from '../../ui/use-title';
import { ProjectProgressLine } from '../progress/project-progress';
import { useProject } from './projects.api';

const tabs = [
  { path: '', label: 'Pairs' },
  { path: '/links', label: 'Links' },
  { path: '/analytics', label: 'Analytics' },
  { path: '/settings', label: 'Settings' },
] as const;

/** Name and tabs around every page of a project. */
export function ProjectFrame({ projectId, children }: { projectId: string; children: ReactNode }) {
  const project = useProject(projectId);
  const pathname = usePathname();
  const base = `/projects/${projectId}`;
  useTitle(project.data?.name, tabs.find(({ path }) => pathname === base + path)?.label ?? 'Project');
  if (project.isError) return <Failure error={project.error} onRetry={() => void project.refetch()} />;
  return (
    <>
      <Link href="/projects" className="inline-flex items-center gap-1.5 rounded text-sm text-muted hover:text-ink">
        <ArrowLeft className="size-4" aria-hidden="true" /> Projects
      </Link>
      <div className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-2">
        {project.data ? (
          <>
            <h1 className="font-display text-[1.75rem] leading-tight font-semibold tracking-tight break-words sm:text-[2.0736rem]">
              {project.data.name}
            </h1>
            {project.data.tags.map((tag) => (
              <Chip key={tag}>{tag}</Chip>
            ))}
          </>
        ) : (
          <Loading what="the project">
            <Skeleton className="h-10 w-72" />
          </Loading>
        )}
      </div>
      <ProjectProgressLine projectId={projectId} />
      <nav aria-label="Project" className="mt-4 mb-6 flex gap-1 overflow-x-auto border-b border-line">
        {tabs.map(({ path, label }) => {
          const on = pathname === base + path;
          return (
            <Link
              key={path}
              href={base + path}
              aria-current={on ? 'page' : undefined}
              className={cn(
                '-mb-px rounded-t border-b-2 px-3 py-2.5 text-[0.9375rem] transition-colors duration-150 focus-visible:-outline-offset-2',
                on ? 'border-signal font-medium' : 'border-transparent text-muted hover:text-ink',
              )}
            >
              {label}
            </Link>
          );
        })}
      </nav>
      {children}
    </>
  );
}
