'use client';
import { Notice } from '../../ui/notice';
import { useQuota } from './settings.api';

/** Says that this month's views are used up and what that means; nothing before. */
export function ViewsNotice({ className }: { className?: string }) {
  const { data } = useQuota();
  if (!data?.isReduced) return null;
  return (
    <Notice tone="look" {...(className ? { className } : {})}>
      This month's views are used up. Nothing printed goes dark: every picture goes on playing with its smallest video,
      and sharp again from the first of next month (UTC) or with a larger plan.
    </Notice>
  );
}
