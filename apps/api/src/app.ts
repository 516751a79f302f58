import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import multipart from '@fastify/multipart';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { appModule } from './app.module.js';
import { answerFrameworkError, BODY_LIMIT_BYTES } from './core/errors/problem.filter.js';
import { registerBodyParsers } from './core/http/body-parsers.js';
import { registerOrigins } from './core/http/origins.js';
import { registerRequestHooks } from './core/http/request-hooks.js';
import { registerSignedWrites } from './core/http/signed-writes.js';
import { closeUnusedConnections } from './core/http/unused-connections.js';
import { NestLogger } from './core/nest-logger.js';
import type { Resources } from './core/resources.js';

/** A large video over a slow line takes its time. */
const LONGEST_REQUEST_MS = 30 * 60 * 1000;

/** The application, not yet listening. */
export async function createApp(resources: Resources): Promise<NestFastifyApplication> {
  const options = {
    bodyLimit: BODY_LIMIT_BYTES,
    // One proxy on another machine, or one on this: what a client wrote into the header itself is not believed.
    trustProxy: resources.env.TRUST_PROXY ? (_address: string, hop: number) => hop === 0 : 'loopback',
    genReqId: () => randomUUID(),
    requestTimeout: LONGEST_REQUEST_MS,
    forceCloseConnections: 'idle' as const,
    multipart: false,
    routerOptions: { maxParamLength: 300 },
    frameworkErrors: answerFrameworkError,
  };
  // Its types tell servers with TLS from those without; nothing of ours does.
  const adapter = new FastifyAdapter({ ...options, ...tlsOf(resources.env) } as typeof options);
  const fastify = adapter.getInstance();
  registerRequestHooks(fastify, resources.metrics);
  registerOrigins(fastify, resources.env.CORS_ORIGINS);
  registerBodyParsers(fastify);
  registerSignedWrites(fastify, resources.store);
  closeUnusedConnections(fastify);
  await fastify.register(multipart);
  const app = await NestFactory.create<NestFastifyApplication>(appModule(resources), adapter, {
    bodyParser: false,
    logger: new NestLogger(resources.logger),
  });
  await app.init();
  await fastify.ready();
  return app;
}

/** Nothing for plain HTTP: on one machine, or where the proxy is on the same. */
function tlsOf({ TLS_CERT_FILE, TLS_KEY_FILE }: Resources['env']): { https?: { cert: Buffer; key: Buffer } } {
  if (!TLS_CERT_FILE || !TLS_KEY_FILE) return {};
  return { https: { cert: readFileSync(TLS_CERT_FILE), key: readFileSync(TLS_KEY_FILE) } };
}
