'use client';
import { useRouter, useSearchParams } from 'next/navigation';
import { cn } from '../../lib/cn';
import { Empty, Failure, Loading, Skeleton } from '../../ui/states';
import { useUploads } from '../uploads/uploads';
import { AddPairs, isFinished } from './add-pairs';
import { PairDetail } from './pair-detail';
import { PairList } from './pair-list';
import { useImages, useMarkers, useVideos } from './pairs.api';

/** All pairs at the left, the chosen one large at the right. The choice stands in the address. */
export function PairsPage({ projectId }: { projectId: string }) {
  const markers = useMarkers(projectId);
  const images = useImages(projectId);
  const videos = useVideos(projectId);
  const uploads = useUploads().filter((pair) => pair.projectId === projectId);
  const router = useRouter();
  const wanted = useSearchParams().get('pair');
  const failed = [markers, images, videos].find((query) => query.isError);
  if (failed) return <Failure error={failed.error} onRetry={() => void failed.refetch()} />;
  if (!markers.data || !images.data || !videos.data) return <PairsSkeleton />;

  const selected = markers.data.find(({ id }) => id === wanted) ?? markers.data[0];
  const choose = (markerId: string) => router.replace(`/projects/${projectId}?pair=${markerId}`, { scroll: false });
  return (
    <div className="grid items-start gap-6 lg:grid-cols-[17rem_1fr]">
      <div className="min-w-0 gap-4 max-lg:contents lg:grid">
        <PairList
          markers={markers.data}
          images={images.data}
          videos={videos.data}
          selectedId={selected?.id ?? null}
          onSelect={choose}
        />
        {/* On a phone it stands below the pair, until something is on its way. */}
        <div className={cn('min-w-0', selected && uploads.every(isFinished) && 'max-lg:order-last')}>
          <AddPairs projectId={projectId} uploads={uploads} isFirst={!selected} />
        </div>
      </div>
      {selected ? (
        <PairDetail
          key={selected.id}
          projectId={projectId}
          marker={selected}
          others={markers.data.filter(({ id }) => id !== selected.id)}
          image={images.data.find(({ id }) => id === selected.imageId)}
          videos={videos.data}
          onSelect={choose}
        />
      ) : (
        <Empty title="No pair yet">
          A pair is a picture and the video that plays on it. Add both with “Add pairs”; several at once go together by
          name.
        </Empty>
      )}
    </div>
  );
}

function PairsSkeleton() {
  return (
    <Loading what="the pairs">
      <div className="grid gap-6 lg:grid-cols-[17rem_1fr]">
        <div className="grid content-start gap-3">
          <Skeleton className="h-20 rounded-card" />
          <Skeleton className="h-20 rounded-card" />
        </div>
        <Skeleton className="h-[34rem] rounded-card" />
      </div>
    </Loading>
  );
}
