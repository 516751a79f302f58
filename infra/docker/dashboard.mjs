// The dashboard over TLS: `next start` itself speaks plain HTTP only.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import next from 'next';

const {
  TLS_CERT_FILE,
  TLS_KEY_FILE,
  PORT = '3001',
  HOST = '0.0.0.0',
  DASHBOARD_DIR = '/app/apps/dashboard',
} = process.env;
if (!TLS_CERT_FILE || !TLS_KEY_FILE) throw new Error('Set TLS_CERT_FILE and TLS_KEY_FILE.');
const app = next({ dev: false, dir: DASHBOARD_DIR, hostname: HOST, port: Number(PORT) });
await app.prepare();
const handle = app.getRequestHandler();
const server = createServer(
  { cert: readFileSync(TLS_CERT_FILE), key: readFileSync(TLS_KEY_FILE) },
  (request, response) => {
    void handle(request, response);
  },
);
server.listen(Number(PORT), HOST);
for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => server.close(() => process.exit(0)));
