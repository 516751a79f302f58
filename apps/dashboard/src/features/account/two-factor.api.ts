'use client';
import type { ConfirmPassword, EnableTwoFactor, RecoveryCodes, TwoFactorSetup } from '@argument/contracts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../lib/http/client';

const key = ['two-factor'];

export const useTwoFactor = () => useQuery({ queryKey: key, queryFn: () => api.get('/users/me/two-factor') });

export function useRefreshTwoFactor() {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: key });
}

export const beginTwoFactor = (body: ConfirmPassword): Promise<TwoFactorSetup> =>
  api.post('/users/me/two-factor', { body });
export const enableTwoFactor = (body: EnableTwoFactor): Promise<RecoveryCodes> =>
  api.post('/users/me/two-factor/enable', { body });
export const renewCodes = (body: ConfirmPassword): Promise<RecoveryCodes> =>
  api.post('/users/me/two-factor/recovery-codes', { body });
export const disableTwoFactor = (body: ConfirmPassword): Promise<void> =>
  api.post('/users/me/two-factor/disable', { body });
