'use client';
import type { Marker } from '@argument/contracts';
import { useState } from 'react';
import { TextField } from '../../ui/field';
import { FoldPanel } from '../../ui/fold-panel';
import { Notice } from '../../ui/notice';
import { Select } from '../../ui/select';
import { Loading, Skeleton } from '../../ui/states';
import { PAPERS, readLongSide } from './print-size';
import { ProofGrid } from './proof-grid';
import { summaryOf } from './summary';

const OTHER = 'other';

/** From how far, at which angle and in which light a print of a chosen size is recognised. */
export function ProofPanel({ marker }: { marker: Marker }) {
  const [paper, setPaper] = useState<string>('A4');
  const [typed, setTyped] = useState('20');
  if (marker.status === 'failed') return null;
  const longSide = PAPERS.find(({ name }) => name === paper)?.longSide ?? readLongSide(typed);
  return (
    <FoldPanel
      title="Print proof"
      hint="Simulated prints, looked at by the tracker that phones run."
      data-testid="print-proof"
      action={
        <div className="flex items-end gap-2">
          {paper === OTHER ? (
            <TextField
              label="Long side, cm"
              inputMode="decimal"
              className="w-28"
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
              error={longSide === null ? 'From 2 to 1,000' : undefined}
            />
          ) : null}
          <Select
            aria-label="Size of the print"
            className="w-40"
            value={paper}
            onChange={(event) => setPaper(event.target.value)}
          >
            {PAPERS.map(({ name, longSide: cm }) => (
              <option key={name} value={name}>
                {name}, {cm} cm
              </option>
            ))}
            <option value={OTHER}>Other size</option>
          </Select>
        </div>
      }
    >
      {marker.proof === null ? (
        <Loading what="the print proof">
          <p className="mb-3 text-sm text-muted">The picture is being tried out on simulated prints.</p>
          <Skeleton className="h-40" />
        </Loading>
      ) : longSide === null ? null : (
        <div className="grid gap-4">
          <p className="font-medium text-pretty" data-testid="proof-summary">
            {summaryOf(marker.proof, longSide)}
          </p>
          <ProofGrid proof={marker.proof} longSide={longSide} />
          {marker.proof.similar.map(({ markerId, name, verdict }) => (
            <Notice key={markerId} tone="look">
              {verdict === 'same'
                ? `No camera can tell it from "${name}". Put the two in different links, or change one.`
                : `It looks much like "${name}". Change one of them more, so that phones tell them apart.`}
            </Notice>
          ))}
          <p className="text-xs text-muted text-pretty">
            For a phone whose camera sees {marker.proof.fieldOfView} degrees along its picture's long side. Glossy paper
            and dirty lenses shorten these distances.
          </p>
        </div>
      )}
    </FoldPanel>
  );
}
