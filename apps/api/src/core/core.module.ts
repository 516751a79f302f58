import { ObjectStore } from '@argument/storage';
import { type DynamicModule, Global, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { AddressBook } from './address-book.js';
import { AuditLog } from './audit/audit-log.js';
import { AccessTokens } from './auth/access-tokens.js';
import { AuthGuard } from './auth/auth.guard.js';
import { BreachedPasswords } from './auth/breached-passwords.js';
import { Callers } from './auth/callers.js';
import { PrincipalsRepository } from './auth/principals.repository.js';
import { SecretBox } from './auth/secret-box.js';
import { Cache } from './cache/cache.js';
import { ProblemFilter } from './errors/problem.filter.js';
import { StoredKeysRepository } from './files/stored-keys.repository.js';
import { Countries } from './geo/countries.js';
import { IdempotencyInterceptor } from './idempotency/idempotency.interceptor.js';
import { IdempotencyRepository } from './idempotency/idempotency.repository.js';
import { RateLimitGuard } from './limits/rate-limit.guard.js';
import { InProcessRateLimiter, RateLimiter } from './limits/rate-limiter.js';
import { Mailer } from './mail/mailer.js';
import type { Resources } from './resources.js';
import { DATABASE, ENV, ERROR_REPORTER, EVENT_BUS, JOB_PRODUCER, LOGGER, METRICS } from './tokens.js';
import { UnitOfWork } from './unit-of-work.js';

@Global()
@Module({})
class CoreModule {}

/** What every feature may use. */
export function coreModule(resources: Resources): DynamicModule {
  const opened = [
    { provide: ENV, useValue: resources.env },
    { provide: LOGGER, useValue: resources.logger },
    { provide: METRICS, useValue: resources.metrics },
    { provide: ERROR_REPORTER, useValue: resources.errorReporter },
    { provide: DATABASE, useValue: resources.database },
    { provide: JOB_PRODUCER, useValue: resources.producer },
    { provide: EVENT_BUS, useValue: resources.bus },
    { provide: ObjectStore, useValue: resources.store },
    { provide: Mailer, useValue: resources.mailer },
    { provide: Cache, useValue: resources.cache },
  ];
  const shared = [
    UnitOfWork,
    AddressBook,
    AccessTokens,
    AuditLog,
    SecretBox,
    BreachedPasswords,
    StoredKeysRepository,
    Countries,
  ];
  return {
    module: CoreModule,
    providers: [
      ...opened,
      ...shared,
      Callers,
      PrincipalsRepository,
      IdempotencyRepository,
      { provide: RateLimiter, useValue: resources.limiter },
      { provide: InProcessRateLimiter, useFactory: () => new InProcessRateLimiter() },
      // In this order: who is it, then how much may they.
      { provide: APP_GUARD, useClass: AuthGuard },
      { provide: APP_GUARD, useClass: RateLimitGuard },
      { provide: APP_INTERCEPTOR, useClass: IdempotencyInterceptor },
      { provide: APP_FILTER, useClass: ProblemFilter },
    ],
    exports: [...opened.map((provider) => provider.provide), ...shared, RateLimiter],
  };
}
