'use client';
import type { TwoFactorSetup } from '@argument/contracts';
import { useState } from 'react';
import { Panel } from '../../ui/card';
import { Chip } from '../../ui/notice';
import { Failure, Loading, Skeleton } from '../../ui/states';
import { RecoveryCodesCard } from './recovery-codes-card';
import { beginTwoFactor, useRefreshTwoFactor, useTwoFactor } from './two-factor.api';
import { ConfirmForm, EnableForm, ManageForms } from './two-factor-forms';

/** Off, being set up, or on; new recovery codes stay until they are put away. */
export function TwoFactorPanel() {
  const factor = useTwoFactor();
  const refresh = useRefreshTwoFactor();
  const [setup, setSetup] = useState<TwoFactorSetup | null>(null);
  const [codes, setCodes] = useState<string[] | null>(null);
  const showCodes = async (made: string[]) => {
    setSetup(null);
    setCodes(made);
    await refresh();
  };
  if (factor.isError) return <Failure error={factor.error} onRetry={() => void factor.refetch()} />;
  if (!factor.data)
    return (
      <Loading what="the second factor">
        <Skeleton className="h-40 rounded-card" />
      </Loading>
    );
  const { enabled, recoveryCodesLeft } = factor.data;
  if (codes) return <RecoveryCodesCard codes={codes} onDone={() => setCodes(null)} />;
  return (
    <Panel
      title="Second factor"
      hint="A code of an app on your phone beside the password: whoever learns your password still stays out."
      action={<Chip tone={enabled ? 'good' : 'info'}>{enabled ? 'On' : 'Off'}</Chip>}
    >
      {enabled ? (
        <ManageForms left={recoveryCodesLeft} onCodes={showCodes} onOff={refresh} />
      ) : setup ? (
        <EnableForm setup={setup} onCodes={showCodes} onCancel={() => setSetup(null)} />
      ) : (
        <ConfirmForm
          label="Set up a second factor"
          verb="Set up"
          onConfirm={async (body) => setSetup(await beginTwoFactor(body))}
        />
      )}
    </Panel>
  );
}
