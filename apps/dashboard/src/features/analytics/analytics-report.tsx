import type { ProjectAnalytics } from '@argument/contracts';
import Link from 'next/link';
import { formatCompact, formatDuration, formatNumber, plural } from '../../lib/format';
import { Panel } from '../../ui/card';
import { Breakdown } from './breakdown';
import { countryName } from './country-name';
import { Funnel } from './funnel';
import { daysOf } from './range';
import { SeriesChart } from './series-chart';

function Figure({ label, value, hint }: { label: string; value: string; hint?: string }) {
  return (
    <div>
      <dt className="text-sm text-muted">{label}</dt>
      <dd className="tabular font-display text-xl leading-tight whitespace-nowrap sm:text-[2.0736rem] font-semibold tracking-tight">
        {value}
      </dd>
      {hint ? <dd className="text-sm text-muted">{hint}</dd> : null}
    </div>
  );
}

/** One question per row. */
export function AnalyticsReport({ data }: { data: ProjectAnalytics }) {
  const days = daysOf(data);
  const byDay = new Map(data.series.map((entry) => [entry.at.slice(0, 10), entry]));
  const column = (key: 'views' | 'uniqueViewers' | 'sessions' | 'watchTimeMs') =>
    days.map((day) => byDay.get(day)?.[key] ?? 0);
  const completed = data.funnel.at(-1)?.sessions ?? 0;
  const watched = data.series.reduce((sum, { watchTimeMs }) => sum + watchTimeMs, 0);
  return (
    <>
      <Panel
        title="How many came?"
        hint="A view is an opening of the link in which the picture was found. Uniques are counted by the day, without cookies."
      >
        <div className="grid gap-6 md:grid-cols-[11rem_1fr]">
          <dl className="grid grid-cols-3 gap-4 md:grid-cols-1">
            <Figure label="Views" value={formatCompact(data.views)} />
            <Figure label="Uniques" value={formatCompact(data.uniqueViewers)} />
            <Figure label="Openings" value={formatCompact(data.sessions)} />
          </dl>
          <SeriesChart
            label="Views, unique viewers and openings by day"
            days={days}
            series={[
              { label: 'Views', color: 'var(--signal)', values: column('views') },
              { label: 'Unique viewers', color: 'var(--good)', dash: '6 3', values: column('uniqueViewers') },
              { label: 'Openings', color: 'var(--tint-2)', dash: '2 3', values: column('sessions') },
            ]}
          />
        </div>
      </Panel>
      <Panel title="How far did they get?" hint="Of everyone who opened the link.">
        {data.sessions === 0 ? <Nobody /> : <Funnel steps={data.funnel} />}
      </Panel>
      <Panel title="How long did they stay?" hint="Time of video that was really played, paused time left out.">
        <div className="grid gap-6 md:grid-cols-[11rem_1fr]">
          <dl className="grid grid-cols-3 gap-4 md:grid-cols-1">
            <Figure label="Mean" value={formatDuration(data.avgWatchTimeMs)} />
            <Figure label="In all" value={formatDuration(watched)} />
            <Figure label="To the end" value={formatNumber(completed)} hint={`of ${plural(data.views, 'view')}`} />
          </dl>
          <SeriesChart
            label="Time watched by day"
            days={days}
            format={(ms) => formatDuration(ms)}
            series={[{ label: 'Time watched', color: 'var(--signal)', values: column('watchTimeMs') }]}
          />
        </div>
      </Panel>
      <Panel title="Where and on what?" hint="By views.">
        <div className="grid gap-x-8 gap-y-6 sm:grid-cols-2 xl:grid-cols-4">
          <Breakdown title="Countries" rows={data.countries} unknown="Unknown" rename={countryName} />
          <Breakdown title="Devices" rows={data.devices} unknown="Unknown" />
          <Breakdown title="Browsers" rows={data.browsers} unknown="Unknown" />
          <section aria-label="Links">
            <h3 className="mb-2 text-sm font-medium text-muted">Links</h3>
            {data.links.length === 0 ? <p className="text-sm text-muted">Nothing yet.</p> : null}
            <ul className="grid gap-1">
              {data.links.map((link) => (
                <li key={link.linkId} className="flex justify-between gap-3 px-2 py-1.5 text-sm">
                  <Link
                    href={`/links/${link.linkId}`}
                    className="truncate underline decoration-line-strong underline-offset-4"
                  >
                    {link.name}
                  </Link>
                  <span className="tabular text-muted">{formatNumber(link.views)}</span>
                </li>
              ))}
            </ul>
          </section>
        </div>
      </Panel>
    </>
  );
}

function Nobody() {
  return (
    <p className="text-sm text-muted text-pretty">
      Nobody opened a link of this project in these days. Publish one, print its code, and the steps show here within a
      minute.
    </p>
  );
}
