import { Readable } from 'node:stream';
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CopyObjectCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListMultipartUploadsCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { countBytes } from './count-bytes.js';
import { assertExpiry, assertKey, assertWriteTerms } from './key-rules.js';
import {
  type ByteRange,
  InvalidMultipartError,
  type ListedObject,
  type ObjectInfo,
  ObjectNotFoundError,
  ObjectStore,
  type PutOptions,
  RangeNotSatisfiableError,
  type ReadObject,
  type SignedWrite,
  SizeMismatchError,
  type UploadedPart,
  type WriteTerms,
} from './object-store.js';
import { attachment } from './signed-url.js';
import { StorageUnavailableError } from './trouble.js';

export interface S3StoreOptions {
  bucket: string;
  region: string;
  /** Absent for AWS itself. */
  endpoint?: string | undefined;
  /** Address of the same server as browsers see it, where that differs; signed addresses use it. */
  publicEndpoint?: string | undefined;
  /** Absent: the environment's own credentials, for example a role. */
  credentials?: { accessKeyId: string; secretAccessKey: string } | undefined;
  /** Longest silence of the server in the middle of an exchange, in ms; 30,000 unless given. */
  patienceMs?: number | undefined;
}

/** Objects in a bucket of S3, MinIO or another server of that protocol. */
export class S3Store extends ObjectStore {
  private readonly client: S3Client;
  private readonly signer: S3Client;
  private readonly Bucket: string;

  constructor(options: S3StoreOptions) {
    super();
    this.Bucket = options.bucket;
    this.client = clientOf(options, options.endpoint);
    this.signer = options.publicEndpoint === undefined ? this.client : clientOf(options, options.publicEndpoint);
  }

  async put(key: string, body: Readable | Uint8Array, options: PutOptions): Promise<ObjectInfo> {
    assertKey(key);
    const target = {
      Bucket: this.Bucket,
      Key: key,
      ContentType: options.contentType,
      CacheControl: options.cacheControl,
    };
    if (body instanceof Readable) {
      // Fails before the last byte is sent when the length is wrong, so that nothing is stored.
      const counted = countBytes(body, key, options.bytes);
      await new Upload({ client: this.client, params: { ...target, Body: counted }, queueSize: 2 }).done();
      return this.whole(key, counted.bytes);
    }
    if (options.bytes !== undefined && options.bytes !== body.byteLength) {
      throw new SizeMismatchError(key, options.bytes, body.byteLength);
    }
    await this.client.send(new PutObjectCommand({ ...target, Body: body, ContentLength: body.byteLength }));
    return this.whole(key, body.byteLength);
  }

  async get(key: string, range?: ByteRange): Promise<ReadObject> {
    assertKey(key);
    const Range = range && `bytes=${range.start}-${range.end ?? ''}`;
    try {
      const answer = await this.client.send(new GetObjectCommand({ Bucket: this.Bucket, Key: key, Range }));
      const total = answer.ContentRange?.split('/')[1];
      const bytes = total === undefined ? (answer.ContentLength ?? 0) : Number(total);
      if (!(answer.Body instanceof Readable)) throw new TypeError(`The storage server sent no body for ${key}.`);
      return { info: infoOf(key, { ...answer, ContentLength: bytes }), body: answer.Body };
    } catch (error) {
      if (statusOf(error) === 404) throw new ObjectNotFoundError(key);
      if (statusOf(error) === 416) throw new RangeNotSatisfiableError(key, (await this.existing(key)).bytes);
      throw error;
    }
  }

  async head(key: string): Promise<ObjectInfo | null> {
    assertKey(key);
    try {
      return infoOf(key, await this.client.send(new HeadObjectCommand({ Bucket: this.Bucket, Key: key })));
    } catch (error) {
      if (statusOf(error) === 404) return null;
      throw error;
    }
  }

  async copy(from: string, to: string, options: Partial<PutOptions> = {}): Promise<ObjectInfo> {
    assertKey(to);
    const source = await this.existing(from);
    await this.client.send(
      new CopyObjectCommand({
        Bucket: this.Bucket,
        Key: to,
        CopySource: `${this.Bucket}/${from}`,
        // Said in full every time: servers differ in what they keep by themselves.
        MetadataDirective: 'REPLACE',
        ContentType: options.contentType ?? source.contentType,
        CacheControl: options.cacheControl ?? source.cacheControl ?? undefined,
      }),
    );
    return this.existing(to);
  }

  async delete(key: string): Promise<void> {
    assertKey(key);
    await this.client.send(new DeleteObjectCommand({ Bucket: this.Bucket, Key: key }));
  }

  async *list(prefix: string): AsyncIterable<ListedObject> {
    let ContinuationToken: string | undefined;
    do {
      const page = await this.client.send(
        new ListObjectsV2Command({ Bucket: this.Bucket, Prefix: prefix, ContinuationToken }),
      );
      for (const { Key, Size, ETag, LastModified } of page.Contents ?? []) {
        if (Key !== undefined)
          yield { key: Key, bytes: Size ?? 0, etag: ETag ?? '', lastModified: LastModified ?? new Date(0) };
      }
      ContinuationToken = page.IsTruncated ? page.NextContinuationToken : undefined;
    } while (ContinuationToken !== undefined);
  }

  async signedReadUrl(key: string, expiresInSeconds: number, options: { downloadName?: string } = {}): Promise<string> {
    assertKey(key);
    assertExpiry(expiresInSeconds);
    const ResponseContentDisposition =
      options.downloadName === undefined ? undefined : attachment(options.downloadName);
    const command = new GetObjectCommand({ Bucket: this.Bucket, Key: key, ResponseContentDisposition });
    return getSignedUrl(this.signer, command, { expiresIn: Math.ceil(expiresInSeconds) });
  }

  async signedWriteUrl(key: string, terms: WriteTerms): Promise<SignedWrite> {
    assertKey(key);
    assertWriteTerms(terms);
    const { contentType: ContentType, bytes: ContentLength, expiresInSeconds } = terms;
    const command = new PutObjectCommand({ Bucket: this.Bucket, Key: key, ContentType, ContentLength });
    // Signed with the rest: another type or length is another request, which the server refuses.
    const signableHeaders = new Set(['content-type', 'content-length']);
    const url = await getSignedUrl(this.signer, command, { expiresIn: expiresInSeconds, signableHeaders });
    return { url, headers: { 'content-type': ContentType, 'content-length': String(ContentLength) } };
  }

  async createMultipart(key: string, { contentType }: Pick<PutOptions, 'contentType'>): Promise<string> {
    assertKey(key);
    const { UploadId } = await this.client.send(
      new CreateMultipartUploadCommand({ Bucket: this.Bucket, Key: key, ContentType: contentType }),
    );
    if (UploadId === undefined) throw new TypeError(`The storage server gave the upload of ${key} no id.`);
    return UploadId;
  }

  async signedPartUrl(
    key: string,
    multipartId: string,
    number: number,
    terms: Omit<WriteTerms, 'contentType'>,
  ): Promise<SignedWrite> {
    assertKey(key);
    assertWriteTerms(terms);
    const ContentLength = terms.bytes;
    const part = { Bucket: this.Bucket, Key: key, UploadId: multipartId, PartNumber: number, ContentLength };
    const signableHeaders = new Set(['content-length']);
    const options = { expiresIn: terms.expiresInSeconds, signableHeaders };
    const url = await getSignedUrl(this.signer, new UploadPartCommand(part), options);
    return { url, headers: { 'content-length': String(ContentLength) } };
  }

  async completeMultipart(key: string, multipartId: string, parts: readonly UploadedPart[]): Promise<ObjectInfo> {
    assertKey(key);
    const Parts = parts.map(({ number, etag }) => ({ PartNumber: number, ETag: etag }));
    const target = { Bucket: this.Bucket, Key: key, UploadId: multipartId };
    try {
      await this.client.send(new CompleteMultipartUploadCommand({ ...target, MultipartUpload: { Parts } }));
    } catch (error) {
      const status = statusOf(error) ?? 0;
      throw status >= 400 && status < 500 ? new InvalidMultipartError(key, { cause: error }) : error;
    }
    return this.existing(key);
  }

  async abortMultipart(key: string, multipartId: string): Promise<void> {
    try {
      await this.client.send(new AbortMultipartUploadCommand({ Bucket: this.Bucket, Key: key, UploadId: multipartId }));
    } catch (error) {
      if (statusOf(error) !== 404) throw error;
    }
  }

  /** Aborts uploads in parts that nobody finished; they are never visible, but the bucket keeps, and bills, their parts. */
  async removeLeftovers(olderThanMs: number): Promise<number> {
    const before = Date.now() - olderThanMs;
    const { Uploads = [] } = await this.client.send(new ListMultipartUploadsCommand({ Bucket: this.Bucket }));
    const old = Uploads.filter(({ Initiated }) => Initiated !== undefined && Initiated.getTime() < before);
    for (const { Key, UploadId } of old) {
      await this.client.send(new AbortMultipartUploadCommand({ Bucket: this.Bucket, Key, UploadId }));
    }
    return old.length;
  }

  async close(): Promise<void> {
    this.client.destroy();
    this.signer.destroy();
  }

  /** Not every server notices that a request ended early; half an object must not stay. */
  private async whole(key: string, bytes: number): Promise<ObjectInfo> {
    const info = await this.existing(key);
    if (info.bytes === bytes) return info;
    await this.delete(key);
    throw new StorageUnavailableError(new SizeMismatchError(key, bytes, info.bytes));
  }

  private async existing(key: string): Promise<ObjectInfo> {
    const info = await this.head(key);
    if (!info) throw new ObjectNotFoundError(key);
    return info;
  }
}

function clientOf(
  { region, credentials, patienceMs = 30_000 }: S3StoreOptions,
  endpoint: string | undefined,
): S3Client {
  const client = new S3Client({
    region,
    // Servers other than AWS rarely resolve bucket names as hosts.
    forcePathStyle: endpoint !== undefined,
    // Older servers store the checksum trailers of streamed puts as part of the object.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    // Without them a server that falls silent would hold a job, or a client's upload, for ever.
    requestHandler: { connectionTimeout: Math.min(5_000, patienceMs), socketTimeout: patienceMs },
    ...(endpoint === undefined ? {} : { endpoint }),
    ...(credentials === undefined ? {} : { credentials }),
  });
  // Outside of everything, so that it sees what is left after the client's own tries.
  client.middlewareStack.add(
    (next) => async (args) => {
      try {
        return await next(args);
      } catch (error) {
        throw isTrouble(error) ? new StorageUnavailableError(error) : error;
      }
    },
    { step: 'initialize', priority: 'high', name: 'argumentTrouble' },
  );
  return client;
}

/** No answer at all, or one that says "not now"; the others are about what was asked. */
function isTrouble(error: unknown): boolean {
  const status = statusOf(error);
  return status === undefined || status >= 500 || status === 408 || status === 429;
}

interface Facts {
  ContentLength?: number | undefined;
  ContentType?: string | undefined;
  CacheControl?: string | undefined;
  ETag?: string | undefined;
  LastModified?: Date | undefined;
}

function infoOf(key: string, facts: Facts): ObjectInfo {
  return {
    key,
    bytes: facts.ContentLength ?? 0,
    contentType: facts.ContentType ?? 'application/octet-stream',
    cacheControl: facts.CacheControl ?? null,
    etag: facts.ETag ?? '',
    lastModified: facts.LastModified ?? new Date(0),
  };
}

const statusOf = (error: unknown): number | undefined =>
  error instanceof S3ServiceException ? error.$metadata.httpStatusCode : undefined;
