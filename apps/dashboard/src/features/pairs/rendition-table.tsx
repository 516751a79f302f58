'use client';
import type { Image, Marker, Rendition, Video } from '@argument/contracts';
import { Clapperboard, ExternalLink } from 'lucide-react';
import { formatBytes, formatClock, plural } from '../../lib/format';
import { FoldPanel } from '../../ui/fold-panel';
import { Notice } from '../../ui/notice';
import { Progress } from '../../ui/progress';
import { renditionWords } from './renditions';
import { ReplaceVideo } from './replace-video';

interface RenditionTableProps {
  projectId: string;
  marker: Marker;
  image: Image | undefined;
  video: Video | undefined;
}

/** Every file that was made, so that nobody has to guess what a phone downloads. */
export function RenditionTable({ projectId, marker, image, video }: RenditionTableProps) {
  const rows = [
    ...(video?.renditions ?? []).map((rendition) => ({ of: 'Video', rendition })),
    ...(image?.renditions ?? []).map((rendition) => ({ of: 'Picture', rendition })),
  ];
  const bytes = rows.reduce((sum, { rendition }) => sum + rendition.bytes, 0);
  return (
    <FoldPanel
      title="Files"
      startsOpen={video?.status !== 'ready'}
      hint={
        video?.durationMs
          ? `The video lasts ${formatClock(video.durationMs)}${video.hasAudio ? ', with sound' : ', without sound'}.`
          : 'What phones download.'
      }
      action={
        <ReplaceVideo
          projectId={projectId}
          marker={marker}
          label={video ? 'Replace video' : 'Add video'}
          icon={Clapperboard}
        />
      }
    >
      <div className="grid gap-4">
        {video?.error ? <Notice tone="lost">{video.error.message}</Notice> : null}
        {video && !video.error && video.status !== 'ready' ? (
          <Progress label="Preparing the video for phones" value={video.progress} />
        ) : null}
        {rows.length > 0 ? (
          <details>
            <summary className="cursor-pointer rounded py-1 text-sm font-medium">
              {plural(rows.length, 'file')}, {formatBytes(bytes)}
            </summary>
            <div className="-mx-4 mt-2 overflow-x-auto px-4">
              <table className="w-full text-sm">
                <thead>
                  <tr className="border-b border-line text-left text-muted">
                    <th className="py-2 pr-4 font-medium">File</th>
                    <th className="py-2 pr-4 font-medium">Size</th>
                    <th className="py-2 pr-4 text-right font-medium">Bytes</th>
                    <th className="w-8">
                      <span className="sr-only">Open</span>
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {rows.map(({ of, rendition }) => (
                    <Row key={of + rendition.name} of={of} rendition={rendition} />
                  ))}
                </tbody>
              </table>
            </div>
          </details>
        ) : (
          <p className="text-sm text-muted">The first files appear here in a moment.</p>
        )}
      </div>
    </FoldPanel>
  );
}

function Row({ of, rendition }: { of: string; rendition: Rendition }) {
  return (
    <tr className="border-b border-line last:border-0">
      <td className="py-2 pr-4">
        {of} <span className="text-muted">{renditionWords(rendition.name)}</span>
      </td>
      <td className="tabular py-2 pr-4 whitespace-nowrap">
        {rendition.width && rendition.height ? `${rendition.width} × ${rendition.height}` : '–'}
      </td>
      <td className="tabular py-2 pr-4 text-right whitespace-nowrap">{formatBytes(rendition.bytes)}</td>
      <td>
        <a
          href={rendition.url}
          target="_blank"
          rel="noopener"
          aria-label={`Open ${of} ${rendition.name}`}
          className="grid size-8 place-items-center rounded text-muted hover:text-ink"
        >
          <ExternalLink className="size-4" aria-hidden="true" />
        </a>
      </td>
    </tr>
  );
}
