import { createSocket, type Socket } from 'node:dgram';
import { Resolver } from 'node:dns/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ForbiddenTargetError, type PostOptions, post } from './post.js';

/** A receiver inside, on every address of this machine; whoever arrives is counted. */
let inside: Server;
let port: number;
let arrived = 0;
beforeAll(async () => {
  inside = createServer((_, response) => {
    arrived += 1;
    response.end('secret');
  });
  await new Promise<void>((resolve) => inside.listen(0, '::', resolve));
  port = (inside.address() as AddressInfo).port;
});
afterAll(() => new Promise((resolve) => inside.close(resolve)));
beforeEach(() => {
  arrived = 0;
});

const shoot = (target: string, options: Partial<PostOptions> = {}) =>
  post(target, '{}', {}, { allowPrivate: false, timeoutMs: 1_500, ...options }).then(
    () => 'answered',
    (error: unknown) => (error instanceof ForbiddenTargetError ? 'forbidden' : 'failed'),
  );

/** Ways to write addresses that strangers must not send us to. */
const HOSTS = [
  // Loopback
  '127.0.0.1',
  '127.1',
  '127.0.1',
  '127.255.255.254',
  '2130706433',
  '0x7f000001',
  '0x7F.0x0.0x0.0x1',
  '0x7f.1',
  '017700000001',
  '0177.0.0.1',
  '0177.0000.0000.0001',
  '127.0.0.1.',
  '%31%32%37.0.0.1',
  '１２７.０.０.１',
  '127。0。0。1',
  '①②⑦.⓪.⓪.①',
  '0',
  '0.0.0.0',
  '0x0',
  '00',
  'localhost',
  'LOCALHOST',
  'loc%61lhost',
  'ｌｏｃａｌｈｏｓｔ',
  '[::1]',
  '[0:0:0:0:0:0:0:1]',
  '[0000::0001]',
  '[::]',
  '[::ffff:127.0.0.1]',
  '[::ffff:7f00:1]',
  '[0:0:0:0:0:ffff:127.0.0.1]',
  '[::127.0.0.1]',
  '[::7f00:1]',
  '[::ffff:0:127.0.0.1]',
  '[64:ff9b::127.0.0.1]',
  '[64:ff9b::7f00:1]',
  '[64:ff9b:1::7f00:1]',
  '[2002:7f00:1::]',
  '[2001:0:7f00:1::]',
  // Private networks
  '10.0.0.1',
  '10.255.255.255',
  '167772161',
  '0xa.0.0.1',
  '012.0.0.1',
  '172.16.0.1',
  '172.31.255.255',
  '0xac100001',
  '192.168.0.1',
  '192.168.1',
  '3232235521',
  '0300.0250.0.1',
  '[::ffff:192.168.0.1]',
  '[fc00::1]',
  '[fd12:3456:789a::1]',
  '[fec0::1]',
  // Link-local and what clouds tell their machines there
  '169.254.169.254',
  '2852039166',
  '0xa9fea9fe',
  '0xa9.0xfe.0xa9.0xfe',
  '0251.0376.0251.0376',
  '025177524776',
  '169.254.43518',
  '169.16689662',
  '[::ffff:169.254.169.254]',
  '[::ffff:a9fe:a9fe]',
  '[64:ff9b::a9fe:a9fe]',
  '[fe80::1]',
  '[fd00:ec2::254]',
  '100.100.100.200',
  '168.63.129.16',
  '192.0.0.192',
  // Neither here nor there
  '100.64.0.1',
  '192.0.2.1',
  '198.18.0.1',
  '198.51.100.1',
  '203.0.113.1',
  '224.0.0.1',
  '240.0.0.1',
  '255.255.255.255',
  '[ff02::1]',
  '[100::1]',
  '[2001:db8::1]',
  '[3fff::1]',
];
const INSIDE_FROM_HERE = [
  '127.0.0.1',
  '127.1',
  '2130706433',
  '0x7f000001',
  '017700000001',
  '0',
  'localhost',
  '[::1]',
  '[::ffff:7f00:1]',
];

describe('addresses that strangers give', () => {
  it(`lead nowhere inside, in ${HOSTS.length} ways to write them`, async () => {
    expect(HOSTS.length).toBeGreaterThanOrEqual(60);
    const outcomes = await Promise.all(HOSTS.map(async (host) => [host, await shoot(`http://${host}:${port}/`)]));
    expect(outcomes.filter(([, outcome]) => outcome !== 'forbidden')).toEqual([]);
    expect(arrived).toBe(0);
  });

  it('would lead there without the guard, so that the test above means something', async () => {
    for (const host of INSIDE_FROM_HERE) {
      expect([host, await shoot(`http://${host}:${port}/`, { allowPrivate: true })]).toEqual([host, 'answered']);
    }
    expect(arrived).toBe(INSIDE_FROM_HERE.length);
  });

  it.each(['ftp://example.com/', 'file:///etc/passwd', 'http://user:password@example.com/', 'gopher://127.0.0.1:25/'])(
    'are refused: %s',
    async (target) => {
      expect(await shoot(target)).toBe('forbidden');
    },
  );

  it('are refused when one of many addresses is inside', async () => {
    expect(await shoot(`http://mixed.example:${port}/`, { resolve: async () => ['8.8.8.8', '127.0.0.1'] })).toBe(
      'forbidden',
    );
    expect(arrived).toBe(0);
  });
});

describe('redirects', () => {
  it('are not followed', async () => {
    const redirecting = createServer((_, response) => {
      response.writeHead(307, { location: `http://127.0.0.1:${port}/` }).end();
    });
    await new Promise<void>((resolve) => redirecting.listen(0, '127.0.0.1', resolve));
    const { port: first } = redirecting.address() as AddressInfo;
    const answer = await post(`http://127.0.0.1:${first}/`, '{}', {}, { allowPrivate: true });
    expect([answer, arrived]).toEqual([{ status: 307, ok: false }, 0]);
    await new Promise((resolve) => redirecting.close(resolve));
  });
});

/** A name server whose answer is public when it is asked first, and this machine ever after. */
async function startRebinding(): Promise<{
  socket: Socket;
  resolve: (host: string) => Promise<string[]>;
  asked: () => number;
}> {
  const socket = createSocket('udp4');
  let asked = 0;
  socket.on('message', (query, from) => {
    asked += 1;
    const question = query.subarray(12, query.indexOf(0, 12) + 5);
    const address = asked === 1 ? [8, 8, 8, 8] : [127, 0, 0, 1];
    const head = Buffer.from([query[0] ?? 0, query[1] ?? 0, 0x81, 0x80, 0, 1, 0, 1, 0, 0, 0, 0]);
    const answer = Buffer.from([0xc0, 0x0c, 0, 1, 0, 1, 0, 0, 0, 0, 0, 4, ...address]);
    socket.send(Buffer.concat([head, question, answer]), from.port, from.address);
  });
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  const resolver = new Resolver();
  resolver.setServers([`127.0.0.1:${socket.address().port}`]);
  return { socket, resolve: (host) => resolver.resolve4(host), asked: () => asked };
}

describe('a name server that changes its mind', () => {
  it('is asked once: the connection goes to the address that was checked', async () => {
    const { socket, resolve, asked } = await startRebinding();
    const target = `http://rebind.example:${port}/`;
    // 8.8.8.8 is where it goes, and there is nothing for us.
    expect(await shoot(target, { resolve, timeoutMs: 300 })).toBe('failed');
    expect([asked(), arrived]).toEqual([1, 0]);
    expect(await shoot(target, { resolve })).toBe('forbidden');
    expect(arrived).toBe(0);
    // Without the guard the second meaning is where one arrives.
    expect(await shoot(target, { resolve, allowPrivate: true })).toBe('answered');
    expect(arrived).toBe(1);
    await new Promise<void>((done) => socket.close(done));
  });
});
