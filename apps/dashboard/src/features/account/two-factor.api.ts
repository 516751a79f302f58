'use client';
import type { ConfirmPassword, EnableTwoFactor, RecoveryCodes, TwoFactor, TwoFactorSetup } from '@argument/contracts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api, send } from '../../lib/http/client';

const key = ['two-factor'];
const at = '/users/me/two-factor';

export const useTwoFactor = () => useQuery({ queryKey: key, queryFn: () => api<TwoFactor>(at) });

export function useRefreshTwoFactor() {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: key });
}

export const beginTwoFactor = (body: ConfirmPassword): Promise<TwoFactorSetup> => api(at, { method: 'POST', body });
export const enableTwoFactor = (body: EnableTwoFactor): Promise<RecoveryCodes> =>
  api(`${at}/enable`, { method: 'POST', body });
export const renewCodes = (body: ConfirmPassword): Promise<RecoveryCodes> =>
  api(`${at}/recovery-codes`, { method: 'POST', body });
export const disableTwoFactor = (body: ConfirmPassword): Promise<Response> =>
  send(`${at}/disable`, { method: 'POST', body });
