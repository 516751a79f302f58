import path from 'node:path';
import { FilesystemStore } from './filesystem-store.js';
import type { ObjectStore } from './object-store.js';
import { S3Store } from './s3-store.js';

/** The environment variables that choose a store; see `storageEnv` and `secretEnv` of the config package. */
export interface StorageEnv {
  ARGUMENT_HOME: string;
  APP_SECRET: string;
  S3_BUCKET?: string | undefined;
  S3_ENDPOINT?: string | undefined;
  S3_PUBLIC_ENDPOINT?: string | undefined;
  S3_REGION: string;
  S3_ACCESS_KEY_ID?: string | undefined;
  S3_SECRET_ACCESS_KEY?: string | undefined;
}

/** S3 when a bucket is named, else the folder `storage` in the data folder. */
export function createObjectStore(env: StorageEnv): ObjectStore {
  if (env.S3_BUCKET === undefined) {
    return new FilesystemStore({ root: path.resolve(env.ARGUMENT_HOME, 'storage'), secret: env.APP_SECRET });
  }
  const { S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey } = env;
  return new S3Store({
    bucket: env.S3_BUCKET,
    region: env.S3_REGION,
    endpoint: env.S3_ENDPOINT,
    publicEndpoint: env.S3_PUBLIC_ENDPOINT,
    credentials: accessKeyId && secretAccessKey ? { accessKeyId, secretAccessKey } : undefined,
  });
}
