'use client';
import { ImagePlus } from 'lucide-react';
import { useState } from 'react';
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
  const [failed, setFailed] = useState(false);
  const choose = async (file: File | undefined) => {
    if (!file) return;
    const logo = await toSmallPng(file).catch(() => null);
    setFailed(logo === null);
    if (logo !== null) onChange(logo);
  };
  return (
    <div className="mt-4 grid gap-1.5">
      <p className="text-sm font-medium">Logo</p>
      <div className="flex flex-wrap items-center gap-2">
        {value === null ? null : (
          // biome-ignore lint/performance/noImgElement: drawn here, there is nothing to fetch
          <img
            src={`data:image/png;base64,${value}`}
            alt="Your logo"
            className="size-10 rounded-control border border-line bg-white object-contain p-1"
          />
        )}
        <label className="inline-flex h-10 cursor-pointer items-center gap-2 rounded-control border border-line bg-surface px-4 text-[0.9375rem] font-medium transition duration-150 ease-out focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-signal hover:border-line-strong">
          <ImagePlus className="size-4" aria-hidden="true" /> {value === null ? 'Choose a logo' : 'Choose another logo'}
          <input
            type="file"
            accept="image/*"
            className="sr-only"
            onChange={({ target }) => {
              void choose(target.files?.[0]);
              // The same file again must count as a choice again.
              target.value = '';
            }}
          />
        </label>
        {value === null ? null : (
          <Button variant="ghost" onClick={() => onChange(null)}>
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
