import type { ReactNode } from 'react';
import { ProjectFrame } from '../../../../features/projects/project-frame';

interface Props {
  params: Promise<{ projectId: string }>;
  children: ReactNode;
}

export default async function Layout({ params, children }: Props) {
  const { projectId } = await params;
  return <ProjectFrame projectId={projectId}>{children}</ProjectFrame>;
}
