import { X509Certificate } from 'node:crypto';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lanAddresses, loadCertificate } from './certificate.js';

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'argument-certificate-'));
  path = join(folder, 'certificate.json');
});
afterEach(() => rm(folder, { recursive: true }));

describe('loadCertificate', () => {
  it('names this machine as phones reach it, and belongs to its key', async () => {
    const { cert, key } = await loadCertificate(path, ['192.168.1.20']);
    const certificate = new X509Certificate(cert);
    expect(certificate.checkIP('192.168.1.20')).toBeDefined();
    expect(certificate.checkHost('localhost')).toBeDefined();
    expect(key).toContain('PRIVATE KEY');
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  it('is kept, so that a phone has to trust it once only', async () => {
    const first = await loadCertificate(path, ['192.168.1.20']);
    expect(await loadCertificate(path, ['192.168.1.20'])).toEqual(first);
  });

  it('is made anew in another network or when the file is damaged', async () => {
    const first = await loadCertificate(path, ['192.168.1.20']);
    const second = await loadCertificate(path, ['10.0.0.7']);
    expect(second.cert).not.toBe(first.cert);
    await writeFile(path, 'not json');
    expect((await loadCertificate(path, ['10.0.0.7'])).cert).not.toBe(second.cert);
  });
});

describe('lanAddresses', () => {
  it('puts real networks before bridges and leaves this machine out', () => {
    const entry = (address: string, internal = false) => ({
      address,
      internal,
      family: 'IPv4' as const,
      netmask: '255.255.255.0',
      mac: '00:00:00:00:00:00',
      cidr: null,
    });
    const interfaces = {
      lo: [entry('127.0.0.1', true)],
      docker0: [entry('172.17.0.1')],
      wlan0: [entry('192.168.1.20')],
    };
    expect(lanAddresses(interfaces)).toEqual(['192.168.1.20', '172.17.0.1']);
  });
});
