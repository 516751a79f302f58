'use client';
import type { Quota, UpdateUser, User } from '@argument/contracts';
import { useQuery } from '@tanstack/react-query';
import { api, send } from '../../lib/http/client';

export const useQuota = () => useQuery({ queryKey: ['quota'], queryFn: () => api<Quota>('/users/me/quota') });
export const updateUser = (body: UpdateUser): Promise<User> => api('/users/me', { method: 'PATCH', body });
export const deleteUser = (): Promise<Response> => send('/users/me', { method: 'DELETE' });
export const fetchUserExport = async (): Promise<Blob> => (await send('/users/me/export')).blob();
