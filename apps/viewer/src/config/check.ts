import type { LinkConfig } from '@argument/contracts';

type Json = Record<string, unknown>;

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null;
const isSize = (value: unknown) => typeof value === 'number' && value > 0;
const isFile = (value: unknown) => isObject(value) && typeof value.url === 'string';

function isOverlay(value: unknown): boolean {
  if (!isObject(value) || value.type !== 'video' || typeof value.id !== 'string') return false;
  const { sources, placement } = value;
  if (!isObject(placement) || !Array.isArray(sources) || sources.length === 0) return false;
  const numbers = ['scale', 'offsetX', 'offsetY', 'rotation', 'opacity'].every((key) =>
    Number.isFinite(placement[key]),
  );
  return numbers && sources.every((source) => isFile(source) && isSize(source.width) && isSize(source.height));
}

function isMarker(value: unknown): boolean {
  if (!isObject(value) || typeof value.id !== 'string' || !isObject(value.engines) || !isObject(value.target))
    return false;
  const { target, overlays } = value;
  if (!isSize(target.width) || !isSize(target.height) || !isFile(target.preview)) return false;
  return Array.isArray(overlays) && overlays.every(isOverlay);
}

/**
 * Whether `value` is a link config that this viewer can play. It checks what the viewer relies on and no more: the schema
 * library of the contracts would be larger than the whole viewer, and whoever writes the file has already used it.
 */
export function isLinkConfig(value: unknown): value is LinkConfig {
  return (
    isObject(value) &&
    value.schemaVersion === 1 &&
    typeof value.linkId === 'string' &&
    typeof value.status === 'string' &&
    (value.index === undefined || isFile(value.index)) &&
    Array.isArray(value.markers) &&
    value.markers.every(isMarker)
  );
}
