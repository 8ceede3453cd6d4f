import { hashOf } from '../platform/hash.js'
import { stepsOf, type Store } from './store.js'

/** What is used of `@aws-sdk/client-s3`; `conformance/contract` holds it to the package's own types. */
export interface S3Module {
  readonly S3Client: new (config: S3Config) => S3Client
  readonly GetObjectCommand: S3Command
  readonly HeadObjectCommand: S3Command
  readonly PutObjectCommand: S3Command
  readonly DeleteObjectCommand: S3Command
  readonly ListObjectsV2Command: S3Command
  readonly CreateMultipartUploadCommand: S3Command
  readonly UploadPartCommand: S3Command
  readonly CompleteMultipartUploadCommand: S3Command
  readonly AbortMultipartUploadCommand: S3Command
}

interface S3Config {
  readonly region?: string
  readonly forcePathStyle: boolean
  readonly maxAttempts: number
  readonly requestHandler: { readonly requestTimeout: number; readonly connectionTimeout: number; readonly throwOnRequestTimeout: boolean }
}

interface S3Client {
  send(command: never): Promise<unknown>
}

type S3Command = new (input: never) => object

/** Of the answers, what is looked at. */
interface S3Answer {
  readonly Body?: { transformToByteArray(): Promise<Uint8Array> }
  readonly ContentLength?: number
  readonly ChecksumSHA256?: string
  readonly ETag?: string
  readonly UploadId?: string
  readonly Contents?: readonly { readonly Key?: string }[]
  readonly NextContinuationToken?: string
}

/** Without `/` at the ends of the prefix. */
interface Place {
  readonly bucket: string
  readonly prefix: string
}

/** A store that cannot be used; the message is for the user and holds nothing secret. */
class StoreError extends Error {
  override readonly name = 'StoreError'
}

/** What is larger goes in pieces of this size; the service takes none below 5 MiB but the last. */
const pieceSize = 16 << 20

/** Milliseconds. */
const timeLimits = { requestTimeout: 30_000, connectionTimeout: 5_000, throwOnRequestTimeout: true } as const

/** A bucket. Who asks, where the service is and in which region is taken from the environment, as the SDK does: `AWS_ACCESS_KEY_ID` and so on. */
export function openBucket(place: Place, s3: S3Module): Store {
  const { AWS_ENDPOINT_URL_S3, AWS_ENDPOINT_URL, AWS_REGION, AWS_DEFAULT_REGION } = process.env
  const client = new s3.S3Client({
    region: AWS_REGION ?? AWS_DEFAULT_REGION ?? 'us-east-1',
    // Services other than Amazon's seldom have a host name a bucket.
    forcePathStyle: (AWS_ENDPOINT_URL_S3 ?? AWS_ENDPOINT_URL) !== undefined,
    maxAttempts: 4,
    requestHandler: timeLimits,
  })
  return new S3Store(s3, client, place)
}

/** A bucket of an S3-compatible service. Every write carries its SHA-256, which the service compares. */
class S3Store implements Store {
  constructor(
    private readonly s3: S3Module,
    private readonly client: S3Client,
    private readonly place: Place,
  ) {}

  async read(name: string): Promise<Uint8Array> {
    const { Body } = await this.ask('GetObject', { Key: this.keyOf(name) }, name)
    return await Body!.transformToByteArray()
  }

  async size(name: string): Promise<number> {
    return (await this.head(name))?.ContentLength ?? -1
  }

  async writeWhole(name: string, bytes: Uint8Array): Promise<void> {
    if (bytes.length > pieceSize) await this.writePieces(name, bytes)
    else await this.ask('PutObject', { Key: this.keyOf(name), Body: bytes, ChecksumSHA256: checksum(bytes) }, name)
  }

  async create(name: string, bytes: Uint8Array): Promise<boolean> {
    try {
      await this.ask('PutObject', { Key: this.keyOf(name), Body: bytes, ChecksumSHA256: checksum(bytes), IfNoneMatch: '*' }, name)
      return true
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
      throw error
    }
  }

  /** As the service has compared it when it was written; where it keeps none, or one of the pieces, what is kept is read. */
  async hash(name: string): Promise<string | null> {
    const head = await this.head(name)
    if (!head) return null
    const { ChecksumSHA256: kept = '-' } = head
    return kept.includes('-') ? hashOf(await this.read(name)) : Buffer.from(kept, 'base64').toString('hex')
  }

  async *list(prefix: string): AsyncGenerator<string> {
    stepsOf(`${prefix}x`)
    const names: string[] = []
    const start = this.place.prefix === '' ? '' : `${this.place.prefix}/`
    let from: string | undefined
    do {
      const page = await this.ask('ListObjectsV2', { Prefix: `${start}${prefix}`, ContinuationToken: from }, prefix)
      names.push(...(page.Contents ?? []).map(({ Key }) => Key!.slice(start.length)))
      from = page.NextContinuationToken
    } while (from !== undefined)
    yield* names.sort()
  }

  async remove(name: string): Promise<void> {
    await this.ask('DeleteObject', { Key: this.keyOf(name) }, name)
  }

  private async head(name: string): Promise<S3Answer | null> {
    try {
      return await this.ask('HeadObject', { Key: this.keyOf(name), ChecksumMode: 'ENABLED' }, name)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
      throw error
    }
  }

  /** Nobody sees a piece before all are there. */
  private async writePieces(name: string, bytes: Uint8Array): Promise<void> {
    const Key = this.keyOf(name)
    const { UploadId } = await this.ask('CreateMultipartUpload', { Key, ChecksumAlgorithm: 'SHA256' }, name)
    try {
      const Parts: object[] = []
      for (let offset = 0; offset < bytes.length; offset += pieceSize) {
        const Body = bytes.subarray(offset, offset + pieceSize)
        const piece = { PartNumber: Parts.length + 1, ChecksumSHA256: checksum(Body) }
        const { ETag } = await this.ask('UploadPart', { Key, UploadId, Body, ...piece }, name)
        Parts.push({ ETag, ...piece })
      }
      await this.ask('CompleteMultipartUpload', { Key, UploadId, MultipartUpload: { Parts } }, name)
    } catch (error) {
      await this.ask('AbortMultipartUpload', { Key, UploadId }, name).catch(() => {})
      throw error
    }
  }

  private keyOf(name: string): string {
    const key = stepsOf(name).join('/')
    return this.place.prefix === '' ? key : `${this.place.prefix}/${key}`
  }

  private async ask(what: Asked, input: object, name: string): Promise<S3Answer> {
    try {
      const command = new this.s3[`${what}Command`]({ Bucket: this.place.bucket, ...input } as never)
      return (await this.client.send(command as never)) as S3Answer
    } catch (error) {
      throw errorOf(error, `s3://${this.place.bucket}`, name)
    }
  }
}

type Asked = keyof S3Module extends infer Name ? (Name extends `${infer What}Command` ? What : never) : never

function checksum(bytes: Uint8Array): string {
  return Buffer.from(hashOf(bytes), 'hex').toString('base64')
}

const codes: Readonly<Record<number, string>> = { 403: 'EACCES', 404: 'ENOENT', 409: 'EEXIST', 412: 'EEXIST' }

/** The codes every store uses; what has none is told in a line, without what the SDK knows of its request. */
function errorOf(error: unknown, bucket: string, name: string): Error {
  const { name: kind, message, $metadata } = error as Error & { readonly $metadata?: { readonly httpStatusCode?: number } }
  if (kind === 'NoSuchBucket') return new StoreError(`没有 ${bucket} 这个存储桶`)
  if (kind === 'CredentialsProviderError')
    return new StoreError(`不知道以谁的名义访问 ${bucket}：请在环境变量中给出 AWS_ACCESS_KEY_ID 和 AWS_SECRET_ACCESS_KEY`)
  const code = codes[$metadata?.httpStatusCode ?? 0]
  if (code !== undefined) return Object.assign(new Error(`${kind}: ${message}`), { code, path: name })
  return new StoreError(`存储 ${bucket} 没有接受请求（${kind}）：${name}`)
}
