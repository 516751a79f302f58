import type { ProjectAnalytics } from '@argument/contracts';
import { formatNumber, formatShare } from '../../lib/format';

/** Event names in words; a step of a newer API keeps its own name. */
const words: Record<string, string> = {
  opened: 'Opened the link',
  camera_granted: 'Allowed the camera',
  marker_detected: 'Found the picture',
  video_started: 'Saw the video start',
  watched_25: 'Watched a quarter',
  watched_50: 'Watched half',
  watched_75: 'Watched three quarters',
  completed: 'Watched to the end',
};

/** How far people got; each bar is a share of those who opened the link, and the loss from step to step is said. */
export function Funnel({ steps }: { steps: ProjectAnalytics['funnel'] }) {
  const first = steps[0]?.sessions ?? 0;
  return (
    <ol className="grid gap-3" data-testid="funnel">
      {steps.map(({ step, sessions }, index) => {
        const before = index === 0 ? sessions : (steps[index - 1]?.sessions ?? 0);
        const lost = before - sessions;
        const share = first === 0 ? 0 : sessions / first;
        return (
          <li key={step}>
            <div className="mb-1 flex flex-wrap justify-between gap-x-4 text-sm">
              <span>{words[step] ?? step.replaceAll('_', ' ')}</span>
              <span className="tabular text-muted">
                <strong className="font-medium text-ink">{formatNumber(sessions)}</strong> · {formatShare(share)}
                {lost > 0 && before > 0 ? (
                  <span className="text-lost"> · {formatShare(lost / before)} left here</span>
                ) : null}
              </span>
            </div>
            <div className="h-2.5 rounded-sm bg-sunken">
              <div
                className="h-full rounded-sm bg-signal transition-[width] duration-200 ease-out"
                style={{ width: `${share * 100}%`, opacity: 1 - index * 0.08 }}
              />
            </div>
          </li>
        );
      })}
    </ol>
  );
}
