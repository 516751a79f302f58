import { Loading, Skeleton } from '../../ui/states';

export function BoardSkeleton() {
  return (
    <Loading what="projects">
      <div className="grid gap-x-5 gap-y-7 sm:grid-cols-2 lg:grid-cols-3 xl:grid-cols-4">
        {['a', 'b', 'c', 'd'].map((key) => (
          <div key={key}>
            <Skeleton className="aspect-[4/3] rounded-card" />
            <Skeleton className="mt-3 h-5 w-2/3" />
            <Skeleton className="mt-2 h-4 w-1/2" />
          </div>
        ))}
      </div>
    </Loading>
  );
}
