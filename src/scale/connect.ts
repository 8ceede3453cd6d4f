import { loadPeers, type Bull, type Redis, type RedisOptions } from './peers.js'
import { QueueError } from './queue-error.js'

/** A connection to Redis, and what is built upon it. */
export interface Connection {
  readonly bull: Bull
  readonly redis: Redis
  /** For people: without user and password. */
  readonly label: string
  /** Ends it, when all that was asked has been answered. */
  quit(): Promise<void>
}

/** Where the password stands: on a command line anybody on the machine could read it. */
const passwordVariable = 'NIANBAO_REDIS_PASSWORD'

/** Told of a connection that was lost, and of one that is there again. */
export type Notice = (line: string) => void

/** Connects; says in one sentence why not. A connection that is lost later is made again, however long that takes, and what was asked waits. */
export async function connectRedis(address: string, notice: Notice): Promise<Connection> {
  const { bull, redis } = await loadPeers()
  const { options, label } = parseAddress(address)
  const known: { error?: Error; isReady?: boolean; isLost?: boolean; isOver?: boolean } = {}
  const retryStrategy = (times: number) => (known.isReady ? Math.min(times * 200, 2_000) : null)
  const client = new redis.Redis({ ...options, retryStrategy })
  client.on('error', (error) => (known.error = error))
  client.on('close', () => {
    if (known.isReady && !known.isLost && !known.isOver) notice(`与 ${label} 的连接断了，正在重连`)
    known.isLost = true
  })
  client.on('ready', () => {
    if (known.isReady && known.isLost) notice(`已重新连上 ${label}`)
    known.isLost = false
  })
  try {
    await client.connect()
    await refuseUnfit(client, label)
  } catch (error) {
    client.disconnect()
    throw error instanceof QueueError ? error : new QueueError(`连不上 ${label}：${reasonOf(known.error ?? (error as Error))}`)
  }
  known.isReady = true
  const quit = async () => {
    known.isOver = true
    await client.quit().catch(() => {})
  }
  return { bull, redis: client, label, quit }
}

/** `redis://[user@]host[:port][/db]`, `rediss://` over TLS. */
export function parseAddress(address: string): { readonly options: Omit<RedisOptions, 'retryStrategy'>; readonly label: string } {
  const url = URL.canParse(address) ? new URL(address) : null
  if (!url || !['redis:', 'rediss:'].includes(url.protocol) || url.hostname === '')
    throw new QueueError('--queue 应写成 redis://主机:端口（经 TLS 的写 rediss://），如 redis://127.0.0.1:6379')
  if (url.password !== '') throw new QueueError(`口令不能写在地址里，请放在环境变量 ${passwordVariable} 中`)
  const password = process.env[passwordVariable]
  const db = url.pathname.replace(/^\//, '')
  if (!/^\d*$/.test(db)) throw new QueueError(`--queue 的地址末尾应是数据库的编号，如 redis://主机:6379/0`)
  const port = Number(url.port || 6379)
  const host = url.hostname.replace(/^\[|\]$/g, '')
  return {
    options: {
      host,
      port,
      db: Number(db),
      ...(url.username === '' ? {} : { username: decodeURIComponent(url.username) }),
      ...(password ? { password } : {}),
      ...(url.protocol === 'rediss:' ? { tls: { servername: host } } : {}),
      lazyConnect: true,
      maxRetriesPerRequest: null,
      connectTimeout: 10_000,
      keepAlive: 5_000,
      enableAutoPipelining: true,
    },
    label: `${url.protocol}//${url.hostname}:${port}`,
  }
}

/** BullMQ's scripts need Redis 6.2; one that throws keys away to make room would lose jobs. Who may not ask is believed. */
async function refuseUnfit(redis: Redis, label: string): Promise<void> {
  const facts = await redis.info('all').catch((error: Error) => {
    if (error.message.startsWith('NOPERM')) return ''
    throw error
  })
  const [, major, minor] = /^redis_version:(\d+)\.(\d+)/m.exec(facts) ?? []
  if (major !== undefined && Number(major) * 100 + Number(minor) < 602)
    throw new QueueError(`${label} 的版本是 ${major}.${minor}，需要 Redis 6.2 或更高版本，或者 Valkey`)
  const policy = /^maxmemory_policy:(\S+)/m.exec(facts)?.[1] ?? 'noeviction'
  if (policy !== 'noeviction') throw new QueueError(`${label} 在内存不足时会丢掉数据（maxmemory-policy 是 ${policy}），请设为 noeviction`)
}

const reasons: readonly (readonly [RegExp, string])[] = [
  [/ECONNREFUSED/, '连接被拒绝，Redis 可能没有运行'],
  [/ENOTFOUND|EAI_AGAIN/, '找不到这台主机'],
  [/ETIMEDOUT|EHOSTUNREACH|ENETUNREACH/, '没有应答'],
  [/ECONNRESET|Connection is closed/, '连接被对方关闭；如果对方要求 TLS，请写 rediss://'],
  [/WRONGPASS|NOAUTH|NOPERM/, `用户名、口令或权限不对；口令放在环境变量 ${passwordVariable} 中`],
  [/certificate|CERT_|altnames|self.signed|SSL|TLS/i, 'TLS 证书不受信任或协议不合；自己的证书颁发机构可用 NODE_EXTRA_CA_CERTS 指明'],
]

function reasonOf({ message, ...error }: Error): string {
  const text = `${(error as NodeJS.ErrnoException).code ?? ''} ${message}`
  return reasons.find(([pattern]) => pattern.test(text))?.[1] ?? '没有按 Redis 的规矩应答'
}
