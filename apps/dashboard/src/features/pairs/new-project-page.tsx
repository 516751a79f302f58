'use client';
import { Clapperboard, ImagePlus } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';
import { Button } from '../../ui/button';
import { PageHeader, Panel } from '../../ui/card';
import { TextField } from '../../ui/field';
import { Notice } from '../../ui/notice';
import { TiltedPrint } from '../preview/tilted-print';
import { Drop } from '../uploads/drop';
import { FileLine } from '../uploads/file-line';
import { retryMarker } from '../uploads/uploads';
import { NewProjectStatus } from './new-project-status';
import { type NewProject, useNewProject } from './use-new-project';

/** Three steps on one page: picture, video, preview. The preview plays from the chosen files while the server still works. */
export function NewProjectPage() {
  const [run, setRun] = useState(0);
  return <OneProject key={run} onRestart={() => setRun(run + 1)} />;
}

function OneProject({ onRestart }: { onRestart: () => void }) {
  const project = useNewProject();
  const { pair, extra } = project;
  return (
    <>
      <PageHeader
        title="New project"
        hint={
          project.link
            ? 'Print the code beside the picture, and people can scan it.'
            : 'Drop a picture, then the video that plays on it.'
        }
      >
        {project.projectId ? (
          <Button asChild>
            <Link href={`/projects/${project.projectId}`}>Open project</Link>
          </Button>
        ) : null}
      </PageHeader>
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(20rem,26rem)_1fr]">
        <div className="grid gap-4">
          <TextField
            label="Project name"
            maxLength={120}
            placeholder="Named after the picture"
            value={project.name}
            error={project.nameError}
            onChange={(event) => project.setName(event.target.value)}
            onBlur={project.saveName}
          />
          {project.refused ? <Notice tone="lost">{project.refused}</Notice> : null}
          {project.link ? <Done project={project} onRestart={onRestart} /> : <Drops project={project} />}
          {pair?.message ? (
            <Notice tone="lost">
              <p>{pair.message}</p>
              <Button size="sm" className="mt-2" onClick={() => retryMarker(pair.key)}>
                Try again
              </Button>
            </Notice>
          ) : null}
          {extra > 0 ? (
            <Notice tone="info">
              {extra === 1 ? 'One more pair is' : `${extra} more pairs are`} on the way. You find all of them in the
              project.
            </Notice>
          ) : null}
        </div>
        <div className="overflow-hidden rounded-card border border-line bg-surface">
          <TiltedPrint
            picture={pair?.picture?.url ?? null}
            video={pair?.video?.url ?? null}
            label={pair?.picture ? `The print ${pair.picture.file.name}` : 'The print'}
            className="h-[min(60vh,34rem)] bg-sunken"
          >
            3. Here you see the print with your video on it, as people will
          </TiltedPrint>
          <NewProjectStatus project={project} />
        </div>
      </div>
    </>
  );
}

function Drops({ project }: { project: NewProject }) {
  const { pair } = project;
  return (
    <>
      <Drop
        kind="picture"
        title={pair?.picture ? 'Change the picture' : '1. Drop the picture'}
        hint="JPEG, PNG, WebP, AVIF or HEIC, up to 10 MB"
        icon={ImagePlus}
        lit={!pair?.picture}
        multiple
        onFiles={project.take}
      >
        {pair?.picture ? <FileLine pairKey={pair.key} side="picture" upload={pair.picture} /> : null}
      </Drop>
      <Drop
        kind="video"
        title={pair?.video ? 'Change the video' : '2. Drop the video'}
        hint="MP4, WebM or MOV, up to 100 MB, 2 min"
        icon={Clapperboard}
        lit={Boolean(pair?.picture) && !pair?.video}
        onFiles={project.take}
      >
        {pair?.video ? <FileLine pairKey={pair.key} side="video" upload={pair.video} /> : null}
      </Drop>
    </>
  );
}

/** Prints may be out by now: what is published is changed in the project, with more care. */
function Done({ project, onRestart }: { project: NewProject; onRestart: () => void }) {
  return (
    <Panel title="Published" hint="Change the picture, the video and its place in the project.">
      <div className="flex flex-wrap gap-2">
        <Button asChild>
          <Link href={`/projects/${project.projectId}/links`}>All links</Link>
        </Button>
        <Button variant="ghost" onClick={onRestart}>
          Begin another project
        </Button>
      </div>
    </Panel>
  );
}
