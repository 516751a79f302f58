import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** Buckets in seconds, from a publication to a long transcoding. */
export const JOB_SECONDS = [0.1, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 900];

interface MetricOptions<L extends string> {
  /** `argument_<what>_<unit>`, in base units: seconds, bytes, `_total` for counters. */
  name: string;
  help: string;
  labels?: readonly L[];
}

/** One process's measurements, in Prometheus' words. */
export interface Metrics {
  counter<L extends string = never>(options: MetricOptions<L>): Counter<L>;
  gauge<L extends string = never>(
    options: MetricOptions<L> & { collect?: (gauge: Gauge<L>) => Promise<void> | void },
  ): Gauge<L>;
  histogram<L extends string = never>(options: MetricOptions<L> & { buckets?: readonly number[] }): Histogram<L>;
  /** The exposition text of `GET /metrics`. */
  text(): Promise<string>;
  readonly contentType: string;
}

/** A registry of its own for every call, so that tests don't share counters. */
export function createMetrics(options: { service: string; processMetrics?: boolean }): Metrics {
  const registry = new Registry();
  registry.setDefaultLabels({ service: options.service });
  if (options.processMetrics ?? true) collectDefaultMetrics({ register: registry });
  const shared = <L extends string>({ name, help, labels }: MetricOptions<L>) => ({
    name,
    help,
    labelNames: labels ?? [],
    registers: [registry],
  });
  return {
    counter: (metric) => new Counter(shared(metric)),
    gauge: ({ collect, ...metric }) => {
      if (!collect) return new Gauge(shared(metric));
      const gauge: Gauge = new Gauge({ ...shared(metric), collect: () => collect(gauge) });
      return gauge;
    },
    histogram: ({ buckets, ...metric }) =>
      new Histogram({ ...shared(metric), ...(buckets ? { buckets: [...buckets] } : {}) }),
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}
