import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ConnectionOptions, connect } from 'node:tls';
import { freePort } from '../services/ports.js';
import { loadCertificate } from './certificate.js';
import { type Gateway, openGateway } from './gateway.js';

let folder: string;
let gateway: Gateway;
let port: number;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'argument tls '));
  port = await freePort();
  const nobody = { name: 'nobody', host: '127.0.0.1', port: 9 };
  const certificate = await loadCertificate(join(folder, 'certificate.json'), ['127.0.0.1']);
  gateway = await openGateway({ api: nobody, dashboard: nobody, viewerFolder: folder, assetsUrl: undefined }, [
    { site: 'dashboard', variable: 'HTTPS_PORT', host: '127.0.0.1', port, certificate },
  ]);
});

afterAll(async () => {
  await gateway.close();
  await rm(folder, { recursive: true });
});

/** The version and the suite that were agreed on. */
const agreed = (options: ConnectionOptions) =>
  new Promise<string>((resolve, reject) => {
    // Phones in a local network are shown a certificate that we made ourselves.
    const socket = connect({ host: '127.0.0.1', port, rejectUnauthorized: false, ...options }, () => {
      resolve(`${socket.getProtocol()} ${socket.getCipher().name}`);
      socket.destroy();
    });
    socket.on('error', reject);
  });

it('speaks TLS 1.3 first, and 1.2 with forward secrecy', async () => {
  expect(await agreed({})).toMatch(/^TLSv1\.3 TLS_(AES|CHACHA20)/);
  expect(await agreed({ maxVersion: 'TLSv1.2' })).toMatch(/^TLSv1\.2 ECDHE-.*(GCM|POLY1305)/);
});

it.each<[string, ConnectionOptions]>([
  ['TLS 1.1', { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' }],
  ['keys without forward secrecy in old modes', { maxVersion: 'TLSv1.2', ciphers: 'DES-CBC3-SHA:RC4-SHA@SECLEVEL=0' }],
  ['no encryption', { maxVersion: 'TLSv1.2', ciphers: 'NULL-SHA256@SECLEVEL=0' }],
])('does not speak %s', async (_, options) => {
  await expect(agreed(options)).rejects.toThrow();
});
