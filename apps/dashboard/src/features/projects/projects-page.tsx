'use client';
import { Plus } from 'lucide-react';
import Link from 'next/link';
import { useDeferredValue, useState } from 'react';
import { Button } from '../../ui/button';
import { PageHeader } from '../../ui/card';
import { Empty, Failure } from '../../ui/states';
import { ViewsNotice } from '../settings/views-notice';
import { BoardSkeleton } from './board-skeleton';
import { ProjectCard } from './project-card';
import { type ProjectFilter, useProjects } from './projects.api';
import { ProjectsToolbar } from './projects-toolbar';

export function ProjectsPage() {
  const [filter, setFilter] = useState<ProjectFilter>({ sort: 'newest' });
  const projects = useProjects(useDeferredValue(filter));
  const items = projects.data?.pages.flatMap((page) => page.items) ?? [];
  const filtered = Boolean(filter.search || filter.tag);

  return (
    <>
      <PageHeader title="Projects">
        {items.length > 1 ? (
          <Button asChild>
            <Link href="/compare">Compare</Link>
          </Button>
        ) : null}
        {filtered || items.length > 0 ? (
          <Button asChild variant="primary">
            <Link href="/projects/new">
              <Plus aria-hidden="true" /> New project
            </Link>
          </Button>
        ) : null}
      </PageHeader>
      <ViewsNotice className="mb-6" />
      {filtered || items.length > 0 ? <ProjectsToolbar filter={filter} onChange={setFilter} projects={items} /> : null}
      {projects.isPending ? (
        <BoardSkeleton />
      ) : projects.isError ? (
        <Failure error={projects.error} onRetry={() => void projects.refetch()} />
      ) : items.length === 0 ? (
        filtered ? (
          <Empty
            title="Nothing found"
            action={<Button onClick={() => setFilter({ sort: 'newest' })}>Show all projects</Button>}
          >
            No project matches. Try fewer letters or another tag.
          </Empty>
        ) : (
          <FirstProject />
        )
      ) : (
        <>
          <ul className="grid gap-x-5 gap-y-7 sm:grid-cols-2 lg:grid-cols-3 xl:grid-cols-4" data-testid="project-board">
            {items.map((project) => (
              <ProjectCard key={project.id} project={project} />
            ))}
          </ul>
          {projects.hasNextPage ? (
            <div className="mt-8 grid place-items-center">
              <Button onClick={() => void projects.fetchNextPage()} busy={projects.isFetchingNextPage && 'Loading'}>
                Show more
              </Button>
            </div>
          ) : null}
        </>
      )}
    </>
  );
}

function FirstProject() {
  return (
    <Empty
      title="Bring your first picture to life"
      action={
        <>
          <Button asChild variant="primary">
            <Link href="/projects/new">
              <Plus aria-hidden="true" /> New project
            </Link>
          </Button>
          <Button asChild>
            <Link href="/demo">Scan the demo</Link>
          </Button>
        </>
      }
    >
      Drop a picture, drop a video, publish the link. People point their phone at the print and the video plays on it.
    </Empty>
  );
}
