'use client';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { cn } from '../../lib/cn';
import { plainWords } from '../../lib/http/problem';
import { Skeleton } from '../../ui/states';
import { fetchQr, type QrTarget } from './links.api';

interface QrImageProps {
  linkId: string;
  /** What the code holds; another slug means another code. */
  address: string;
  target?: QrTarget;
  color?: string;
  /** A PNG in Base64 for its middle. */
  logo?: string | null;
  label: string;
  className?: string;
}

/** The QR code of a link, framed by the brackets. Always dark on white: cameras need it so, on dark pages too. */
export function QrImage({
  linkId,
  address,
  target = 'public',
  color = '#000000',
  logo = null,
  label,
  className,
}: QrImageProps) {
  const code = useQuery({
    queryKey: ['qr', linkId, target, color, logo, address],
    queryFn: () => fetchQr(linkId, { format: 'svg', size: 512, target, color }, logo),
    staleTime: Number.POSITIVE_INFINITY,
    // The code that was there stays until the next one is drawn.
    placeholderData: keepPreviousData,
  });
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    if (!code.data) return;
    const next = URL.createObjectURL(code.data);
    setUrl(next);
    return () => URL.revokeObjectURL(next);
  }, [code.data]);
  return (
    <div
      className={cn('brackets m-2 size-44 shrink-0 bg-white p-2 [--bracket-gap:-8px]', className)}
      data-testid={`qr-${target}`}
    >
      {url ? (
        // biome-ignore lint/performance/noImgElement: an object URL
        <img src={url} alt={label} className="size-full" />
      ) : code.isError ? (
        <p className="text-sm text-[#66646b]">{plainWords(code.error).detail}</p>
      ) : (
        // Light on dark pages too, as the code will be.
        <Skeleton className="size-full [--line:#e6e2da] [--sunken:#f2efe8]" />
      )}
    </div>
  );
}
