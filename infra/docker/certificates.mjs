// What the services behind the proxy know each other by: an authority of this installation's own, and a certificate with its
// key for each service that is spoken to. Run at each `docker compose up`; keeps what is good for another year.
//
//   node certificates.mjs FOLDER     makes FOLDER/<service>/{ca.crt,tls.crt,tls.key} and, for who only asks, FOLDER/trust/ca.crt
import { X509Certificate } from 'node:crypto';
import { chown, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { generate } from 'selfsigned';

/** Who may read the key, which is the user that each image runs its server as, and what the server calls its files. */
const SERVICES = {
  api: { owner: 1000 },
  dashboard: { owner: 1000 },
  postgres: { owner: 70 },
  redis: { owner: 999 },
  minio: { owner: 0, cert: 'public.crt', key: 'private.key' },
};
const DAY_MS = 86_400_000;
const VALID_DAYS = 10 * 365;
const ENOUGH_DAYS = 365;

const [folder] = process.argv.slice(2);
if (!folder) throw new Error('Name the folder.');
const services = Object.entries(SERVICES).map(([name, { owner, cert = 'tls.crt', key = 'tls.key' }]) => ({
  name,
  owner,
  cert: path.join(folder, name, cert),
  key: path.join(folder, name, key),
}));
if (await areGood()) console.log('The certificates are good.');
else await makeAll();

async function areGood() {
  try {
    const authority = new X509Certificate(await readFile(path.join(folder, 'trust/ca.crt')));
    const good = services.map(async ({ name, cert }) => {
      const certificate = new X509Certificate(await readFile(cert));
      const daysLeft = (Date.parse(certificate.validTo) - Date.now()) / DAY_MS;
      return certificate.verify(authority.publicKey) && certificate.checkHost(name) && daysLeft > ENOUGH_DAYS;
    });
    return (await Promise.all(good)).every(Boolean);
  } catch {
    return false;
  }
}

/** The authority's key is never written down: nobody can make another certificate that these services trust. */
async function makeAll() {
  const now = Date.now();
  const kind = { keyType: 'ec', curve: 'P-256', algorithm: 'sha256' };
  const dates = { notBeforeDate: new Date(now - DAY_MS), notAfterDate: new Date(now + VALID_DAYS * DAY_MS) };
  const authority = await generate([{ name: 'commonName', value: `ARgument ${new Date(now).toISOString()}` }], {
    ...kind,
    ...dates,
    extensions: [
      { name: 'basicConstraints', cA: true, pathLenConstraint: 0, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    ],
  });
  for (const { name, owner, ...files } of services) {
    const { private: key, cert } = await generate([{ name: 'commonName', value: name }], {
      ...kind,
      ...dates,
      ca: { key: authority.private, cert: authority.cert },
      extensions: [
        { name: 'basicConstraints', cA: false, critical: true },
        { name: 'keyUsage', digitalSignature: true, critical: true },
        { name: 'extKeyUsage', serverAuth: true },
        {
          name: 'subjectAltName',
          altNames: [
            { type: 2, value: name },
            { type: 2, value: 'localhost' },
          ],
        },
      ],
    });
    await write(files.key, key, 0o600, owner);
    await write(files.cert, cert, 0o644);
    await write(path.join(folder, name, 'ca.crt'), authority.cert, 0o644);
  }
  await write(path.join(folder, 'trust/ca.crt'), authority.cert, 0o644);
  console.log(`Made certificates for ${Object.keys(SERVICES).join(', ')}.`);
}

async function write(file, text, mode, owner) {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, text, { mode });
  if (owner !== undefined && process.getuid?.() === 0) await chown(file, owner, owner);
}
