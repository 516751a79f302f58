/** Injection tokens of what `openResources` opens; the ObjectStore and the Mailer are their own tokens. */
export const ENV = Symbol('ApiEnv');
export const DATABASE = Symbol('Database');
export const JOB_PRODUCER = Symbol('JobProducer');
export const EVENT_BUS = Symbol('EventBus');
export const LOGGER = Symbol('Logger');
export const METRICS = Symbol('Metrics');
export const ERROR_REPORTER = Symbol('ErrorReporter');
