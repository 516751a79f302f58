'use client';
import { useId, useState } from 'react';
import { Button } from '../../ui/button';

/** Longest side of the logo that is sent, px. */
const SIDE = 256;

interface Props {
  /** A PNG in Base64. */
  value: string | null;
  onChange: (logo: string | null) => void;
}

/** A picture for the middle of the code. It is made small here; the server tries whether the code is still read. */
export function QrLogo({ value, onChange }: Props) {
  const id = useId();
  const [failed, setFailed] = useState(false);
  const choose = async (file: File | undefined) => {
    if (!file) return;
    const logo = await toSmallPng(file).catch(() => null);
    setFailed(logo === null);
    if (logo !== null) onChange(logo);
  };
  return (
    <div className="mt-4 grid gap-1.5">
      <label htmlFor={id} className="text-sm font-medium">
        Logo
      </label>
      <div className="flex flex-wrap items-center gap-2">
        <input
          id={id}
          type="file"
          accept="image/*"
          className="min-w-0 flex-1 text-sm file:mr-3 file:h-9 file:rounded-control file:border file:border-line file:bg-surface file:px-3 file:font-medium file:text-ink"
          onChange={({ target }) => void choose(target.files?.[0])}
        />
        {value === null ? null : (
          <Button size="sm" variant="ghost" onClick={() => onChange(null)}>
            Without logo
          </Button>
        )}
      </div>
      <p className={failed ? 'text-sm text-lost' : 'text-sm text-muted'}>
        {failed
          ? 'This file is no picture that your browser can read. Choose another.'
          : 'Square ones look best. The code gets its strongest error correction, and is read back before you get it.'}
      </p>
    </div>
  );
}

async function toSmallPng(file: File): Promise<string> {
  const picture = await createImageBitmap(file);
  const scale = Math.min(1, SIDE / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(16, Math.round(picture.width * scale));
  canvas.height = Math.max(16, Math.round(picture.height * scale));
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  return canvas.toDataURL('image/png').split(',', 2)[1] ?? '';
}
