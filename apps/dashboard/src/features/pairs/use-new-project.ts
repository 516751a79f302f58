'use client';
import type { Link } from '@argument/contracts';
import { useEffect, useRef, useState } from 'react';
import { titleFromFile } from '../../lib/format';
import { plainWords } from '../../lib/http/problem';
import { createProject, updateProject, useRefreshProjects } from '../projects/projects.api';
import { pairFiles } from '../uploads/pair-files';
import { type ProjectSource, putFile, startPair, useUploads } from '../uploads/uploads';
import { whyNot } from '../uploads/why-not';

/** State of the page "New project". The project itself is made when the first file is there, so that none stays empty. */
export function useNewProject() {
  const uploads = useUploads();
  const refresh = useRefreshProjects();
  const [keys, setKeys] = useState<string[]>([]);
  const [link, setLink] = useState<Link | null>(null);
  const [name, setName] = useState('');
  const [projectId, setProjectId] = useState<string | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const [nameError, setNameError] = useState<string | undefined>();
  const creating = useRef<Promise<string> | null>(null);
  const saved = useRef('');
  const taken = useRef<string[]>([]);
  const turn = useRef(Promise.resolve());
  const [first, ...others] = keys;
  const pair = uploads.find(({ key }) => key === first) ?? null;

  // After a failure the next try asks again.
  const ensure =
    (title: string): ProjectSource =>
    () => {
      creating.current ??= createProject({ name: title })
        .then((project) => {
          saved.current = project.name;
          setName((typed) => typed || project.name);
          setProjectId(project.id);
          void refresh();
          return project.id;
        })
        .catch((error: unknown) => {
          creating.current = null;
          throw error;
        });
      return creating.current;
    };

  const saveName = async (): Promise<void> => {
    const wanted = name.trim();
    if (!projectId || wanted === saved.current) return;
    try {
      saved.current = (await updateProject(projectId, { name: wanted })).name;
      setNameError(undefined);
      void refresh();
    } catch (error) {
      setNameError(plainWords(error).detail);
    }
  };

  const take = async (files: File[]): Promise<void> => {
    setRefused(null);
    const reasons = await Promise.all(files.map(whyNot));
    setRefused(reasons.find(Boolean) ?? null);
    const good = files.filter((_, index) => !reasons[index]);
    const { pairs } = pairFiles(good);
    const main = pairs.shift();
    if (!main) return;
    const project = ensure(name.trim() || titleFromFile((main.picture ?? main.video ?? good[0])?.name ?? ''));
    const started: string[] = [];
    const [into] = taken.current;
    if (into) {
      if (main.picture) putFile(into, 'picture', main.picture);
      if (main.video) putFile(into, 'video', main.video);
    } else started.push(startPair(project, main));
    for (const more of pairs) started.push(startPair(project, more));
    taken.current = [...taken.current, ...started];
    setKeys(taken.current);
  };

  // A name typed while the project was being made is saved once it is there.
  const settle = useRef(saveName);
  settle.current = saveName;
  useEffect(() => {
    if (projectId) void settle.current();
  }, [projectId]);

  return {
    name,
    setName,
    nameError,
    saveName: () => void saveName(),
    projectId,
    pair,
    extra: others.length,
    refused,
    // One drop after the other: a video may be checked faster than the picture that came before it.
    take: (files: File[]) => {
      turn.current = turn.current.then(() => take(files));
    },
    link,
    setLink,
  };
}

export type NewProject = ReturnType<typeof useNewProject>;
