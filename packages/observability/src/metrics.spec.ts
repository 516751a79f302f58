import { createMetrics } from './metrics.js';

describe('createMetrics', () => {
  it('writes counters, gauges and histograms as Prometheus reads them', async () => {
    const metrics = createMetrics({ service: 'api', processMetrics: false });
    metrics.counter({ name: 'argument_views_total', help: 'Views.', labels: ['device'] }).inc({ device: 'phone' }, 2);
    metrics.gauge({ name: 'argument_jobs', help: 'Jobs.', collect: (gauge) => gauge.set(7) });
    metrics.histogram({ name: 'argument_job_seconds', help: 'Run time.', buckets: [1, 5] }).observe(3);
    const text = await metrics.text();
    expect(text).toContain('argument_views_total{device="phone",service="api"} 2');
    expect(text).toContain('argument_jobs{service="api"} 7');
    expect(text).toContain('argument_job_seconds_bucket{le="5",service="api"} 1');
    expect(text).toContain('argument_job_seconds_bucket{le="1",service="api"} 0');
  });

  it('keeps registries apart', async () => {
    const make = () => createMetrics({ service: 'x', processMetrics: false });
    make().counter({ name: 'argument_a_total', help: 'A.' }).inc();
    expect(await make().text()).not.toContain('argument_a_total');
  });
});
