import { extendContext, runWithContext } from './context.js';
import { createLogger } from './logger.js';

const capture = (format: 'json' | 'pretty' = 'json') => {
  const lines: string[] = [];
  const logger = createLogger({
    service: 'api',
    level: 'debug',
    format,
    destination: { write: (line) => void lines.push(line) },
  });
  return { logger, lines, last: () => JSON.parse(lines.at(-1) ?? '{}') as Record<string, unknown> };
};

describe('createLogger', () => {
  it('says who, when and how serious', () => {
    const { logger, last } = capture();
    logger.info({ port: 3000 }, 'Listening');
    expect(last()).toMatchObject({ service: 'api', level: 'info', msg: 'Listening', port: 3000 });
    expect(last().time).toMatch(/^\d{4}-\d\d-\d\dT/);
  });

  it('adds the ids of the running request or job, also across awaits', async () => {
    const { logger, last } = capture();
    await runWithContext({ requestId: 'r1' }, async () => {
      await Promise.resolve();
      extendContext({ userId: 'u1' });
      runWithContext({ jobId: 'j1' }, () => logger.info('Inside'));
    });
    expect(last()).toMatchObject({ requestId: 'r1', userId: 'u1', jobId: 'j1' });
    logger.info('Outside');
    expect(last()).not.toHaveProperty('requestId');
  });

  it('writes one line whatever is in it', () => {
    const { logger, lines } = capture();
    logger.info({ name: 'a\n{"level":"error"}\r\u2028' }, 'b\n{"level":"fatal"}\u001b[31m %s');
    expect(
      lines
        .join('')
        .trim()
        .split(/[\r\n]/),
    ).toHaveLength(1);
    expect(lines.join('')).not.toContain('\u001b');
  });

  it('hides secrets, also in nested values', () => {
    const { logger, lines } = capture();
    logger.info({ password: 'p1', body: { refreshToken: 'p2' }, req: { headers: { cookie: 'p3' } } }, 'Signing in');
    expect(lines.join()).not.toMatch(/p1|p2|p3/);
  });

  it('keeps the stack of an error', () => {
    const { logger, last } = capture();
    logger.error({ err: new Error('broken', { cause: new Error('why') }) }, 'Failed');
    expect(JSON.stringify(last().err)).toMatch(/broken.*why/);
  });

  it('writes short lines for people', () => {
    const { logger, lines } = capture('pretty');
    logger.warn({ disk: 91 }, 'Nearly full');
    expect(lines[0]).toMatch(/^\d\d:\d\d:\d\d api {7}warn {2}Nearly full {2}disk=91\n$/);
  });
});
