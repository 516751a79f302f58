'use client';
import type { ReactNode } from 'react';
import { Button } from '../../ui/button';
import { Failure, Loading, Skeleton } from '../../ui/states';

interface MoreProps {
  what: string;
  query: {
    isPending: boolean;
    isError: boolean;
    error: Error | null;
    hasNextPage: boolean;
    isFetchingNextPage: boolean;
    refetch: () => Promise<unknown>;
    fetchNextPage: () => Promise<unknown>;
  };
  isEmpty: boolean;
  empty: string;
  children: ReactNode;
}

/** A list that comes page by page, in each of its states. */
export function More({ what, query, isEmpty, empty, children }: MoreProps) {
  if (query.isError && query.error) return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  if (query.isPending)
    return (
      <Loading what={what}>
        <Skeleton className="h-48" />
      </Loading>
    );
  if (isEmpty) return <p className="text-sm text-muted">{empty}</p>;
  return (
    <>
      {children}
      {query.hasNextPage ? (
        <div className="mt-4 grid place-items-center">
          <Button onClick={() => void query.fetchNextPage()} busy={query.isFetchingNextPage && 'Loading'}>
            Show more
          </Button>
        </div>
      ) : null}
    </>
  );
}
