'use client';
import type { Link } from '@argument/contracts';
import { useMutation } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { useState } from 'react';
import { toast } from 'sonner';
import { cn } from '../../lib/cn';
import { plainWords } from '../../lib/http/problem';
import { saveBlob } from '../../lib/save-blob';
import { Button } from '../../ui/button';
import { Panel } from '../../ui/card';
import { Field } from '../../ui/field';
import { Select } from '../../ui/select';
import { fetchQr, type QrFormat, type QrTarget } from './links.api';
import { QR_COLORS, QrColor } from './qr-color';
import { QrImage } from './qr-image';
import { QrLogo } from './qr-logo';

const formats: { format: QrFormat; label: string; use: string }[] = [
  { format: 'png', label: 'PNG', use: 'for screens and office documents' },
  { format: 'svg', label: 'SVG', use: 'for designers; sharp at every size' },
  { format: 'pdf', label: 'PDF', use: 'for the print shop' },
];
const sizes = [256, 512, 1024, 2048];

export function QrStudio({ link }: { link: Link }) {
  const [format, setFormat] = useState<QrFormat>('png');
  const [size, setSize] = useState(1024);
  const [target, setTarget] = useState<QrTarget>('public');
  const [color, setColor] = useState<string>(QR_COLORS[0]);
  const [logo, setLogo] = useState<string | null>(null);
  const download = useMutation({
    mutationFn: () => fetchQr(link.id, { format, size, target, color }, logo),
    onSuccess: (blob) => saveBlob(blob, `${link.slug}-qr.${format}`),
    onError: (error) => toast.error(plainWords(error).detail),
  });
  const address = target === 'phone' ? (link.phoneUrl ?? link.url) : link.url;
  return (
    <Panel title="QR code" hint="Print it beside the picture, two centimetres wide or more.">
      <div className="grid justify-items-center gap-4 rounded-card bg-sunken px-4 py-8">
        <QrImage
          linkId={link.id}
          address={address}
          target={target}
          color={color}
          logo={logo}
          label={`QR code of ${address}`}
          className="size-56"
        />
        <p className="font-mono text-sm break-all text-muted">{address}</p>
      </div>
      {link.phoneUrl ? (
        <fieldset className="mt-4 grid gap-2 sm:grid-cols-2">
          <legend className="sr-only">What the code opens</legend>
          {(['public', 'phone'] as const).map((value) => (
            <label
              key={value}
              className={cn(
                'flex gap-3 rounded-control border p-3 text-sm',
                target === value ? 'border-ink' : 'border-line',
              )}
            >
              <input
                type="radio"
                name="target"
                className="mt-0.5 size-4 accent-[var(--signal-solid)]"
                checked={target === value}
                onChange={() => setTarget(value)}
              />
              <span>
                <span className="block font-medium">{value === 'public' ? 'For print' : 'For my phone'}</span>
                <span className="text-muted">
                  {value === 'public' ? 'The public address.' : 'This machine, over HTTPS in the local network.'}
                </span>
              </span>
            </label>
          ))}
        </fieldset>
      ) : null}
      <QrColor value={color} onChange={setColor} />
      <QrLogo value={logo} onChange={setLogo} />
      <div className="mt-4 grid grid-cols-2 gap-4">
        <Field label="Format" help={formats.find((entry) => entry.format === format)?.use}>
          {(control) => (
            <Select {...control} value={format} onChange={(event) => setFormat(event.target.value as QrFormat)}>
              {formats.map((entry) => (
                <option key={entry.format} value={entry.format}>
                  {entry.label}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field label="Size" help={format === 'pdf' ? 'In points; 72 make an inch.' : 'In pixels.'}>
          {(control) => (
            <Select {...control} value={size} onChange={(event) => setSize(Number(event.target.value))}>
              {sizes.map((side) => (
                <option key={side} value={side}>
                  {side} × {side}
                </option>
              ))}
            </Select>
          )}
        </Field>
      </div>
      <Button className="mt-4 w-full" onClick={() => download.mutate()} busy={download.isPending && 'Drawing'}>
        <Download aria-hidden="true" /> Download {format.toUpperCase()}
      </Button>
    </Panel>
  );
}
