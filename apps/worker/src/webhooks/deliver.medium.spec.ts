import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SealedBox } from '@argument/config';
import { newId } from '@argument/database';
import { startWorkerContext, type WorkerContext } from '../../test/worker-context.js';
import { deliverWebhooks } from './deliver.js';
import { announceMilestones } from './milestones.js';

const SECRET = `whsec_${Buffer.from('a secret of the test').toString('base64')}`;
const DAY_MS = 24 * 60 * 60 * 1000;

let ctx: WorkerContext;
let receiver: Server;
let url: string;
let received: { headers: IncomingHttpHeaders; body: string }[] = [];
let answers: number[] = [];
beforeAll(async () => {
  ctx = await startWorkerContext({ isIdle: true });
  receiver = createServer((request, response) => {
    let body = '';
    request.on('data', (part: Buffer) => {
      body += part.toString();
    });
    request.on('end', () => {
      received.push({ headers: request.headers, body });
      response.writeHead(answers.shift() ?? 204).end();
    });
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook?of=us`;
});
afterAll(async () => {
  await new Promise((resolve) => receiver.close(resolve));
  await ctx.close();
});
beforeEach(async () => {
  await ctx.newProject();
  received = [];
  answers = [];
});

async function newWebhook(events: string[], more: object = {}): Promise<string> {
  const id = newId();
  const secret = new SealedBox(ctx.env.APP_SECRET).seal(SECRET);
  await ctx.client.webhook.create({ data: { id, workspaceId: ctx.workspaceId, url, secret, events, ...more } });
  return id;
}
const announce = () =>
  ctx.deps.unitOfWork.run(async (_, consequences) => {
    const data = { projectId: ctx.projectId, videoId: newId() };
    consequences.announce({ workspaceId: ctx.workspaceId, name: 'video.ready', data });
  });
const deliver = () => deliverWebhooks(ctx.deps, { allowPrivate: true });
const rows = (webhookId: string) =>
  ctx.client.webhookDelivery.findMany({ where: { webhookId }, orderBy: { id: 'asc' } });

describe('webhooks', () => {
  it('get what they asked for, signed, once', async () => {
    const asked = await newWebhook(['video.ready', 'video.failed']);
    const other = await newWebhook(['link.published']);
    const paused = await newWebhook(['video.ready'], { isActive: false });
    await announce();
    await Promise.all([deliver(), deliver(), deliver()]);
    await deliver();
    expect(received).toHaveLength(1);
    const [{ headers, body } = { headers: {}, body: '' }] = received;
    const [row] = await rows(asked);
    expect(row).toMatchObject({ status: 'delivered', attempts: 1, answerStatus: 204 });
    expect(headers['webhook-id']).toBe(row?.id);
    const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
    const signature = createHmac('sha256', 'a secret of the test').update(signed).digest('base64');
    expect(headers['webhook-signature']).toBe(`v1,${signature}`);
    expect(Math.abs(Number(headers['webhook-timestamp']) - Date.now() / 1000)).toBeLessThan(10);
    expect(JSON.parse(body)).toMatchObject({ type: 'video.ready', data: { projectId: ctx.projectId } });
    expect([...(await rows(other)), ...(await rows(paused))]).toEqual([]);
  });

  it('are tried again with growing pauses for a day, under one id, then given up', async () => {
    const id = await newWebhook(['video.ready']);
    await announce();
    answers = Array.from({ length: 20 }, () => 500);
    const pauses: number[] = [];
    for (;;) {
      const before = Date.now();
      expect(await deliver()).toBe(1);
      const [row] = await rows(id);
      if (row?.status !== 'waiting') break;
      pauses.push(row.nextAttemptAt.getTime() - before);
      await ctx.client.webhookDelivery.updateMany({ where: { webhookId: id }, data: { nextAttemptAt: new Date() } });
    }
    expect(pauses).toEqual([...pauses].sort((a, b) => a - b));
    const whole = pauses.reduce((sum, pause) => sum + pause, 0);
    expect(whole / DAY_MS).toBeGreaterThan(0.99);
    expect(whole / DAY_MS).toBeLessThan(1.01);
    expect(new Set(received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect(await rows(id)).toMatchObject([
      { status: 'failed', answerStatus: 500, error: 'The receiver answered 500.' },
    ]);
    expect(await deliver()).toBe(0);
  });

  it('of a private network are refused for good, and say so', async () => {
    const id = await newWebhook(['video.ready']);
    await announce();
    await deliverWebhooks(ctx.deps);
    expect(received).toEqual([]);
    expect(await rows(id)).toMatchObject([{ status: 'failed', error: expect.stringContaining('private network') }]);
  });

  it('hear of nothing that was rolled back', async () => {
    const id = await newWebhook(['video.ready']);
    const failing = ctx.deps.database.inTransaction(async (tx) => {
      const { recordEvent } = await import('@argument/database');
      await recordEvent(tx, ctx.workspaceId, 'video.ready', { projectId: ctx.projectId, videoId: newId() });
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await rows(id)).toEqual([]);
  });

  it('hear of round numbers of views, each once', async () => {
    const id = await newWebhook(['link.views_reached']);
    const linkId = await ctx.newLink([]);
    const now = new Date();
    const seen = { linkId, projectId: ctx.projectId, startedAt: now, lastSeenAt: now, viewedAt: now };
    const view = (count: number) =>
      ctx.client.viewerSession.createMany({
        data: Array.from({ length: count }, () => ({
          id: newId(),
          ...seen,
          visitorHash: 'v',
          device: 'phone',
          browser: 'Chrome',
        })),
      });
    await announceMilestones(ctx.deps);
    await view(1);
    await announceMilestones(ctx.deps);
    await view(8);
    await announceMilestones(ctx.deps);
    await view(120);
    await Promise.all([announceMilestones(ctx.deps), announceMilestones(ctx.deps)]);
    const told = (await rows(id)).map(({ payload }) => (payload as { views: number }).views);
    expect(told).toEqual([1, 100]);
  });
});
