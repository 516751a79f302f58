'use client';
import type { ChangeEmail, ChangePassword } from '@argument/contracts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../lib/http/client';

const key = ['sign-ins'];

export const useSignIns = () =>
  useQuery({
    queryKey: key,
    queryFn: async () => (await api.get('/users/me/sessions')).items,
  });

export function useRefreshSignIns() {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: key });
}

export const changePassword = (body: ChangePassword): Promise<void> => api.post('/users/me/password', { body });
export const changeEmail = (body: ChangeEmail): Promise<void> => api.post('/users/me/email', { body });
export const endSignIn = (id: string): Promise<void> =>
  api.delete('/users/me/sessions/{sessionId}', { path: { sessionId: id } });
export const endOtherSignIns = (): Promise<void> => api.delete('/users/me/sessions');
