import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { LogShipper } from './log-shipper.js';
import { createLogger } from './logger.js';

let server: Server;
let status = 200;
let posts: { authorization: string | undefined; type: string | undefined; body: string }[];
beforeEach(async () => {
  posts = [];
  status = 200;
  server = createServer(async (request, response) => {
    const body = Buffer.concat(await request.toArray()).toString();
    const { authorization, 'content-type': type } = request.headers;
    if (status === 200) posts.push({ authorization, type, body });
    response.writeHead(status).end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const url = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}/logs`;
const received = () =>
  posts.flatMap(({ body }) => body.trim().split('\n')).map((line) => JSON.parse(line) as { msg: string });
const until = async (done: () => boolean) => {
  for (let tries = 0; !done() && tries < 300; tries++) await sleep(10);
};

it('posts each line of the log as it is written, together, with the token', async () => {
  const shipper = new LogShipper({ url: url(), token: 'of-the-other-system', gatherMs: 20 });
  const here: string[] = [];
  const logger = createLogger({
    service: 'api',
    destination: { write: (line) => void here.push(line) },
    copyTo: shipper,
  });
  logger.info({ password: 'p1' }, 'first');
  logger.warn('second');
  await until(() => posts.length > 0);
  expect(posts).toEqual([
    { authorization: 'Bearer of-the-other-system', type: 'application/x-ndjson', body: here.join('') },
  ]);
  expect(received().map(({ msg }) => msg)).toEqual(['first', 'second']);
  expect(here.join('')).not.toContain('p1');
  await shipper.close();
});

it('keeps the order while the other system cannot take them, and says how many it had to give up', async () => {
  const shipper = new LogShipper({ url: url(), gatherMs: 1, mostLines: 3 });
  status = 503;
  shipper.write('{"msg":"1"}');
  await sleep(60);
  for (const msg of ['2', '3', '4', '5']) shipper.write(JSON.stringify({ msg }));
  status = 200;
  await shipper.close();
  expect(received()).toEqual([
    expect.objectContaining({ msg: 'lines of the log were lost on their way', lost: 2 }),
    ...['3', '4', '5'].map((msg) => ({ msg })),
  ]);
});

it('follows no redirect and never holds the process up', async () => {
  const shipper = new LogShipper({ url: 'http://127.0.0.1:9/', gatherMs: 1 });
  shipper.write('{"msg":"1"}');
  await shipper.close();
  status = 302;
  const elsewhere = new LogShipper({ url: url() });
  elsewhere.write('{"msg":"1"}');
  await elsewhere.close();
  expect(posts).toEqual([]);
});
