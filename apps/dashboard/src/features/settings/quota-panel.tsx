'use client';
import { formatBytes, formatNumber } from '../../lib/format';
import { Panel } from '../../ui/card';
import { Chip } from '../../ui/notice';
import { Progress } from '../../ui/progress';
import { Failure, Loading, Skeleton } from '../../ui/states';
import { useQuota } from './settings.api';
import { ViewsNotice } from './views-notice';

interface Use {
  used: number;
  limit: number;
}

const share = ({ used, limit }: Use): number => (limit === 0 ? 0 : (used / limit) * 100);

export function QuotaPanel() {
  const quota = useQuota();
  return (
    <Panel
      title="What you use"
      hint="A full allowance never turns a printed picture off."
      action={quota.data ? <Chip>{quota.data.plan} plan</Chip> : null}
    >
      {quota.isError ? (
        <Failure error={quota.error} onRetry={() => void quota.refetch()} className="py-4" />
      ) : quota.data ? (
        <div className="grid gap-4" data-testid="quota">
          <ViewsNotice />
          <Progress
            label="Projects"
            value={share(quota.data.projects)}
            shown={`${formatNumber(quota.data.projects.used)} of ${formatNumber(quota.data.projects.limit)}`}
          />
          <Progress
            label="Storage"
            value={share(quota.data.storageBytes)}
            shown={`${formatBytes(quota.data.storageBytes.used)} of ${formatBytes(quota.data.storageBytes.limit)}`}
          />
          <Progress
            label="Views this month"
            value={share(quota.data.viewsThisMonth)}
            shown={`${formatNumber(quota.data.viewsThisMonth.used)} of ${formatNumber(quota.data.viewsThisMonth.limit)}`}
          />
        </div>
      ) : (
        <Loading what="the quota">
          <Skeleton className="h-28" />
        </Loading>
      )}
    </Panel>
  );
}
