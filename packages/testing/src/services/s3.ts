import path from 'node:path';
import S3rver from 's3rver';
import { guardS3 } from './s3-gate.js';
import { makeTempFolder } from './temp.js';

export interface TestS3 {
  bucket: string;
  region: string;
  endpoint: string;
  credentials: { accessKeyId: string; secretAccessKey: string };
  stop(): Promise<void>;
}

/** Starts an S3 server over HTTP with one empty bucket. */
export async function startS3(): Promise<TestS3> {
  const folder = await makeTempFolder();
  const bucket = 'argument-test';
  const server = new S3rver({
    address: '127.0.0.1',
    port: 0,
    directory: folder.path,
    silent: true,
    configureBuckets: [{ name: bucket, configs: [] }],
  });
  const { port } = await server.run();
  if (!server.httpServer) throw new Error('The S3 server has not started.');
  guardS3(server.httpServer, { secret: 'S3RVER', folder: path.join(folder.path, bucket) });
  return {
    bucket,
    region: 'us-east-1',
    endpoint: `http://127.0.0.1:${port}`,
    // The server's only account.
    credentials: { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' },
    stop: async () => {
      server.httpServer?.closeAllConnections();
      await server.close();
      await folder.remove();
    },
  };
}
