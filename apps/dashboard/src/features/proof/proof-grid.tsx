import type { PrintProof, ProofLight } from '@argument/contracts';
import { cn } from '../../lib/cn';
import { distanceInWords } from './print-size';

const LIGHTS: { light: ProofLight; label: string }[] = [
  { light: 'bright', label: 'Well lit' },
  { light: 'dim', label: 'Dim light' },
  { light: 'shaky', label: 'Moving hand' },
];

/** A row for each light and angle, a mark for each distance, the limit at the end. */
export function ProofGrid({ proof, longSide }: { proof: PrintProof; longSide: number }) {
  return (
    <table className="tabular w-full table-fixed border-separate border-spacing-y-0.5 text-sm">
      <caption className="sr-only">How often the print is recognised, by light, angle and distance</caption>
      <thead className="text-xs text-muted">
        <tr>
          <th scope="col" className="w-10 text-left font-medium">
            Angle
          </th>
          {proof.distances.map((distance) => (
            <th
              key={distance}
              scope="col"
              className="px-0.5 text-center text-[0.6875rem] leading-tight font-normal sm:text-xs"
            >
              {distanceInWords(distance * longSide)}
            </th>
          ))}
          <th scope="col" className="w-15 text-right font-medium">
            Limit
          </th>
        </tr>
      </thead>
      {LIGHTS.map(({ light, label }) => (
        <tbody key={light}>
          <tr>
            <th
              scope="rowgroup"
              colSpan={proof.distances.length + 2}
              className="pt-2 pb-0.5 text-left text-xs font-semibold"
            >
              {label}
            </th>
          </tr>
          {proof.rows
            .filter((row) => row.light === light)
            .map(({ angle, shares, reach }) => (
              <tr key={angle}>
                <th scope="row" className="text-left font-normal text-muted">
                  {angle}°
                </th>
                {shares.map((share, column) => (
                  <td key={proof.distances[column]} className="px-0.5">
                    <Mark share={share} />
                  </td>
                ))}
                <td className="text-right font-medium whitespace-nowrap">
                  {reach === 0 ? 'never' : distanceInWords(reach * longSide)}
                </td>
              </tr>
            ))}
        </tbody>
      ))}
    </table>
  );
}

/** Full, half or empty: the height says it without the colour. */
function Mark({ share }: { share: number }) {
  const words = share >= 0.99 ? 'always' : share > 0 ? 'sometimes' : 'never';
  return (
    <div className="flex h-4 items-end overflow-hidden rounded-sm bg-line" title={words}>
      <span className="sr-only">{words}</span>
      <div
        className={cn('w-full', share >= 0.99 ? 'bg-good' : 'bg-look')}
        style={{ height: `${Math.round(share * 100)}%` }}
      />
    </div>
  );
}
