import { createServer } from 'node:net';
import { errorCode, StartError } from '../start-error.js';

export interface WantedPort {
  /** The environment variable that sets it. */
  variable: string;
  /** 0 asks for any free one. */
  port: number;
  host: string;
}

/** A TCP port of 127.0.0.1 that is free now. */
export const freePort = () => bindOnce(0, '127.0.0.1');

/**
 * Answers the port to use.
 *
 * @throws StartError when something else listens on it
 */
export async function claimPort({ variable, port, host }: WantedPort): Promise<number> {
  try {
    return await bindOnce(port, host);
  } catch (error) {
    throw portError(error, { variable, port, host });
  }
}

export function portError(error: unknown, { variable, port, host }: WantedPort): unknown {
  switch (errorCode(error)) {
    case 'EADDRINUSE':
      return new StartError(`Port ${port} is taken. Stop what listens there, or set ${variable} to another port.`);
    case 'EACCES':
      return new StartError(`Port ${port} needs more rights than this user has. Set ${variable} to a port above 1023.`);
    case 'EADDRNOTAVAIL':
      return new StartError(`This machine has no address ${host}. Set HOST to one it has, such as 127.0.0.1.`);
    default:
      return error;
  }
}

function bindOnce(port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(port, host, () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : port));
    });
  });
}
