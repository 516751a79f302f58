'use client';
import type { CreateLink, Link, PrintSheetQuery, UpdateLink } from '@argument/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../lib/http/client';
import { publishing } from './link-state';

export const useLinks = (projectId: string) =>
  useQuery({
    queryKey: ['links', projectId],
    queryFn: async () =>
      (await api.get('/projects/{projectId}/links', { path: { projectId }, query: { limit: 100 } })).items,
  });

export const useLink = (linkId: string, initial?: Link) =>
  useQuery({
    queryKey: ['link', linkId],
    queryFn: () => api.get('/links/{linkId}', { path: { linkId } }),
    // Until everything is published an event may be missed; a look now and then makes up for it.
    refetchInterval: (query) => (query.state.data && publishing(query.state.data) !== 'live' ? 4_000 : false),
    ...(initial ? { initialData: initial } : {}),
  });

export const createLink = (projectId: string, body: CreateLink): Promise<Link> =>
  api.post('/projects/{projectId}/links', { path: { projectId }, body });

export const updateLink = (linkId: string, body: UpdateLink): Promise<Link> =>
  api.patch('/links/{linkId}', { path: { linkId }, body });

function useRefreshLinks() {
  const client = useQueryClient();
  return (link?: Link) => {
    if (link) client.setQueryData(['link', link.id], link);
    return Promise.all(['links', 'project', 'projects'].map((key) => client.invalidateQueries({ queryKey: [key] })));
  };
}

export function usePublish(projectId: string) {
  const refresh = useRefreshLinks();
  return useMutation({ mutationFn: (body: CreateLink) => createLink(projectId, body), onSuccess: refresh });
}

export function useUpdateLink(linkId: string) {
  const refresh = useRefreshLinks();
  return useMutation({ mutationFn: (body: UpdateLink) => updateLink(linkId, body), onSuccess: refresh });
}

export function useDeleteLink() {
  const refresh = useRefreshLinks();
  return useMutation({
    mutationFn: (linkId: string) => api.delete('/links/{linkId}', { path: { linkId } }),
    onSuccess: () => refresh(),
  });
}

export type QrTarget = 'public' | 'phone';
export type QrFormat = 'png' | 'svg' | 'pdf';

export interface QrLook {
  format: QrFormat;
  /** Side in pixels, in points for PDF. */
  size: number;
  target: QrTarget;
  /** Such as `#16161a`. */
  color: string;
}

/** The QR code as a file; `logo` is a PNG in Base64. */
export const fetchQr = async (linkId: string, look: QrLook, logo: string | null = null): Promise<Blob> =>
  logo === null
    ? await api.get('/links/{linkId}/qr', { path: { linkId }, query: { ...look } })
    : await api.post('/links/{linkId}/qr', { path: { linkId }, body: { ...look, logo } });

/** A PDF of one page for each marker. */
export const fetchPrintSheet = async (linkId: string, look: PrintSheetQuery): Promise<Blob> =>
  await api.get('/links/{linkId}/print-sheet', {
    path: { linkId },
    query: { ...look, cropMarks: String(look.cropMarks) },
  });
