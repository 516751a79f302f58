import { api } from '../../lib/http/client';
import { kindOf, refusal, sizeRefusal } from './check-file';

/** Width and height in pixels, where this browser can read the picture. */
async function pixelSize(file: File): Promise<{ width: number; height: number } | null> {
  try {
    const bitmap = await createImageBitmap(file);
    const size = { width: bitmap.width, height: bitmap.height };
    bitmap.close();
    return size;
  } catch {
    return null;
  }
}

/** Why a file cannot be taken, before a byte of it is sent. */
export async function whyNot(file: File): Promise<string | null> {
  const kind = kindOf(file);
  const quota = await api.get('/users/me/quota').catch(() => null);
  const reason = refusal(kind ?? 'picture', file, quota?.uploads);
  if (reason || kind !== 'picture') return reason;
  const size = await pixelSize(file);
  return size ? sizeRefusal(size.width, size.height) : null;
}
