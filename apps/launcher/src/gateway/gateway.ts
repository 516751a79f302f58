import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { portError } from '../services/ports.js';
import type { Certificate } from './certificate.js';
import { forward, type Upstream } from './proxy.js';
import { routeOf, type Site } from './routes.js';
import { serveFile } from './static-files.js';
import { viewerHeaders } from './viewer-headers.js';

export interface GatewayOptions {
  api: Upstream;
  dashboard: Upstream;
  /** Folder of the built viewer. */
  viewerFolder: string;
  /** Origin of published files, where they are not served by the API. */
  assetsUrl: string | undefined;
}

export interface Listener {
  site: Site;
  /** The environment variable that sets the port. */
  variable: string;
  host: string;
  port: number;
  /** HTTPS when given. */
  certificate?: Certificate;
}

export interface Gateway {
  close(): Promise<void>;
}

/** What is under way when the gateway closes may go on for this long, in ms; an event stream would go on for ever. */
const GRACE_MS = 2_000;

/**
 * Opens the public ports; each leads to the whole platform.
 *
 * @throws StartError when a port is taken
 */
export async function openGateway(options: GatewayOptions, listeners: readonly Listener[]): Promise<Gateway> {
  const servers: Server[] = [];
  const close = async () => {
    await Promise.all(servers.map(closeServer));
  };
  try {
    for (const listener of listeners) servers.push(await listen(options, listener));
  } catch (error) {
    await close();
    throw error;
  }
  return { close };
}

async function listen(options: GatewayOptions, listener: Listener): Promise<Server> {
  const { certificate, site, host, port } = listener;
  const handle = requestHandler(options, site, certificate !== undefined);
  const server = certificate ? createSecureServer(certificate, handle) : createServer(handle);
  // A slow phone may take minutes to send 100 MB; the API has limits of its own.
  server.requestTimeout = 0;
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(portError(error, listener)));
    server.listen(port, host, resolve);
  });
  return server;
}

function requestHandler(options: GatewayOptions, site: Site, secure: boolean): RequestListener {
  return (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const [path = '/'] = (incoming.url ?? '/').split('?');
    const route = routeOf(site, path);
    if (route.to !== 'viewer') {
      forward(incoming, outgoing, options[route.to], secure);
      return;
    }
    const headers = viewerHeaders(options.assetsUrl, route.path);
    serveFile(options.viewerFolder, route.path, incoming, outgoing, headers).catch(() => {
      if (outgoing.headersSent) outgoing.destroy();
      else outgoing.writeHead(500).end();
    });
  };
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => server.closeAllConnections(), GRACE_MS);
    server.close(() => {
      clearTimeout(timer);
      resolve();
    });
    server.closeIdleConnections();
  });
}
