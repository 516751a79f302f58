'use client';
import type { UpdateUser, User } from '@argument/contracts';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../lib/http/client';

export const useQuota = () => useQuery({ queryKey: ['quota'], queryFn: () => api.get('/users/me/quota') });
export const updateUser = (body: UpdateUser): Promise<User> => api.patch('/users/me', { body });
export const deleteUser = (): Promise<void> => api.delete('/users/me');
export const fetchUserExport = async (): Promise<Blob> => await api.get('/users/me/export');
