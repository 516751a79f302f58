'use client';
import type { FileProgress } from '@argument/contracts';
import { ChevronDown } from 'lucide-react';
import { plural } from '../../lib/format';
import { Progress } from '../../ui/progress';
import { aboutLeft } from './about-left';
import { useProjectProgress } from './progress.api';

const MOST_SHOWN = 8;
const DOING: Record<FileProgress['kind'], string> = {
  image: 'Preparing',
  video: 'Coding',
  marker: 'Learning to find',
  link: 'Publishing',
};

/** One calm line under a project's name while something of it is made; nothing otherwise. */
export function ProjectProgressLine({ projectId }: { projectId: string }) {
  const { data } = useProjectProgress(projectId);
  if (!data?.isRunning) return null;
  const { files, filesLeft, progress, secondsLeft } = data;
  const more = filesLeft - Math.min(files.length, MOST_SHOWN);
  return (
    <details className="group mt-3 max-w-xl" data-testid="project-progress">
      <summary className="flex cursor-pointer list-none items-center gap-2 rounded [&::-webkit-details-marker]:hidden">
        <Progress
          className="min-w-0 flex-1"
          label={`${plural(filesLeft, 'file')} to go`}
          value={progress}
          shown={words(progress, secondsLeft)}
        />
        <ChevronDown
          className="size-4 shrink-0 text-muted transition-transform duration-150 group-open:rotate-180"
          aria-hidden="true"
        />
      </summary>
      <ul className="mt-2 grid gap-2 border-l border-line pl-3" aria-label="Files on their way">
        {files.slice(0, MOST_SHOWN).map((file) => (
          <li key={`${file.kind} ${file.id}`}>
            {file.state === 'running' ? (
              <Progress
                label={`${DOING[file.kind]} ${file.name}`}
                value={file.progress}
                shown={words(file.progress, file.secondsLeft)}
              />
            ) : (
              <p className="flex justify-between gap-3 text-sm">
                <span className="truncate">{file.name}</span>
                <span className="shrink-0 text-muted">Waiting</span>
              </p>
            )}
          </li>
        ))}
        {more > 0 ? <li className="text-sm text-muted">and {plural(more, 'more file')}</li> : null}
      </ul>
    </details>
  );
}

/** A run that does not tell how far it is has no percent. */
const words = (progress: number, secondsLeft: number | null): string =>
  [progress > 0 ? `${Math.floor(progress)}%` : '', aboutLeft(secondsLeft)].filter(Boolean).join(' · ') || 'Working';
