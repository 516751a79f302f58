import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { networkInterfaces } from 'node:os';
import { generate } from 'selfsigned';
import { z } from 'zod';
import { writePrivateFile } from '../home/private-file.js';

const stored = z.object({ key: z.string(), cert: z.string() });
/** PEM texts. */
export type Certificate = z.infer<typeof stored>;

const DAY_MS = 86_400_000;
/** Phones refuse certificates that live longer than 398 days. */
const VALID_DAYS = 365;
const RENEW_DAYS_BEFORE = 14;

/** IPv4 addresses that other machines in the network may reach this one by, likely ones first. */
export function lanAddresses(interfaces = networkInterfaces()): string[] {
  const outside = Object.entries(interfaces)
    .flatMap(([name, addresses]) => (addresses ?? []).map((address) => ({ name, ...address })))
    .filter(({ family, internal }) => family === 'IPv4' && !internal);
  // Bridges of containers and virtual machines are on the list of interfaces too, but no phone is behind them.
  const isVirtual = (name: string) => /^(docker|br-|veth|virbr|vmnet|utun|tun|tap|tailscale|zt)/.test(name);
  return outside.sort((a, b) => Number(isVirtual(a.name)) - Number(isVirtual(b.name))).map(({ address }) => address);
}

/** The folder's certificate; a new one when it is missing, damaged, about to end, or lacks one of `addresses`. */
export async function loadCertificate(path: string, addresses: readonly string[]): Promise<Certificate> {
  const known = await read(path);
  if (known && covers(known, addresses)) return known;
  const fresh = await make(addresses);
  await writePrivateFile(path, `${JSON.stringify(fresh, null, 2)}\n`);
  return fresh;
}

async function read(path: string): Promise<Certificate | null> {
  try {
    return stored.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch {
    return null;
  }
}

function covers({ cert }: Certificate, addresses: readonly string[]): boolean {
  try {
    const certificate = new X509Certificate(cert);
    const ends = Date.parse(certificate.validTo) - RENEW_DAYS_BEFORE * DAY_MS;
    return Date.now() < ends && addresses.every((address) => certificate.checkIP(address) !== undefined);
  } catch {
    return false;
  }
}

async function make(addresses: readonly string[]): Promise<Certificate> {
  const now = Date.now();
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'ARgument on this machine' }], {
    keyType: 'ec',
    curve: 'P-256',
    algorithm: 'sha256',
    notBeforeDate: new Date(now - DAY_MS),
    notAfterDate: new Date(now + VALID_DAYS * DAY_MS),
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: 'localhost' },
          ...['127.0.0.1', ...addresses].map((ip) => ({ type: 7 as const, ip })),
        ],
      },
    ],
  });
  return { key, cert };
}
