'use client';
import type { ChangeEmail, ChangePassword, SignIn } from '@argument/contracts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api, send } from '../../lib/http/client';

const key = ['sign-ins'];

export const useSignIns = () =>
  useQuery({
    queryKey: key,
    queryFn: async () => (await api<{ items: SignIn[] }>('/users/me/sessions')).items,
  });

export function useRefreshSignIns() {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: key });
}

export const changePassword = (body: ChangePassword): Promise<Response> =>
  send('/users/me/password', { method: 'POST', body });
export const changeEmail = (body: ChangeEmail): Promise<Response> => send('/users/me/email', { method: 'POST', body });
export const endSignIn = (id: string): Promise<Response> => send(`/users/me/sessions/${id}`, { method: 'DELETE' });
export const endOtherSignIns = (): Promise<Response> => send('/users/me/sessions', { method: 'DELETE' });
