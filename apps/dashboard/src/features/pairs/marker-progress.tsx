import type { Marker } from '@argument/contracts';
import { Progress } from '../../ui/progress';

/** The rest of the work on a marker whose score is known already. */
export function MarkerProgress({ marker }: { marker: Marker | undefined }) {
  if (marker?.status !== 'processing') return null;
  return <Progress label="Making the marker for every phone" value={marker.progress} />;
}
