import { randomBytes } from 'node:crypto'
import { hostname } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { isRunning } from '../system/files.js'
import { fenceKey, leaseKey } from './keys.js'
import type { Redis } from './peers.js'
import { QueueError } from './queue-error.js'

/** Milliseconds: a coordinator that is not heard of for so long is taken for gone. */
const leaseTime = 10_000
const renewalTime = 3_000

export interface Holder {
  readonly host: string
  readonly pid: number
  readonly token: string
}

/** Gives the next number of a coordinator, or -1 where there is one already. */
const acquire = `if redis.call('set', KEYS[1], ARGV[1], 'NX', 'PX', ARGV[2]) then return redis.call('incr', KEYS[2]) end return -1`
/** One that ran out while Redis was away, and that nobody has taken since, is still ours. */
const renew = `local holder = redis.call('get', KEYS[1])
if holder == ARGV[1] or (not holder and redis.call('get', KEYS[2]) == ARGV[3]) then redis.call('set', KEYS[1], ARGV[1], 'PX', ARGV[2]) return 1 end
return 0`
const releaseIf = `if redis.call('get', KEYS[1]) == ARGV[1] then redis.call('del', KEYS[1]) end`

/**
 * The right to coordinate a store, of which there is one. It is a lock that runs out, so whoever holds it looks at his own clock before he
 * acts on it; and it has a number (fence), so that workers know orders of one who slept through its end.
 */
export class CoordinatorLease {
  private until = 0
  private isLost = false
  private timer: NodeJS.Timeout | undefined

  private constructor(
    private readonly redis: Redis,
    private readonly store: string,
    private readonly holder: string,
    readonly fence: number,
  ) {}

  /** Refuses where another coordinator lives; one that died is waited for as long as its lock lasts, or not at all if it died on this machine. */
  static async take(redis: Redis, store: string): Promise<CoordinatorLease> {
    const holder = JSON.stringify({ host: hostname(), pid: process.pid, token: randomBytes(12).toString('hex') } satisfies Holder)
    for (let least = Infinity; ; await sleep(300)) {
      const fence = Number(await redis.eval(acquire, 2, leaseKey(store), fenceKey(store), holder, String(leaseTime)))
      if (fence > 0) return await new CoordinatorLease(redis, store, holder, fence).keep()
      const [other, left] = [await redis.get(leaseKey(store)), await redis.pttl(leaseKey(store))]
      if (other !== null && isGone(JSON.parse(other) as Holder)) await redis.eval(releaseIf, 1, leaseKey(store), other)
      // Time that grows is given by one who lives.
      else if (other !== null && left > least) throw refusal(JSON.parse(other) as Holder)
      else least = Math.min(least, left)
    }
  }

  /** To be called before what only the coordinator may do: throws where it no longer is. */
  async ensure(): Promise<void> {
    if (performance.now() >= this.until) await this.extend()
    if (this.isLost) throw new QueueError('另一处批处理已经接管了这个存储，本次停止；已做完的都已记下')
  }

  async release(): Promise<void> {
    clearInterval(this.timer)
    await this.redis.eval(releaseIf, 1, leaseKey(this.store), this.holder)
  }

  private async keep(): Promise<this> {
    await this.extend()
    this.timer = setInterval(() => void this.extend().catch(() => {}), renewalTime)
    this.timer.unref()
    return this
  }

  private async extend(): Promise<void> {
    const asked = performance.now()
    const values = [this.holder, String(leaseTime), String(this.fence)]
    const kept = await this.redis.eval(renew, 2, leaseKey(this.store), fenceKey(this.store), ...values)
    if (kept === 1) this.until = asked + leaseTime
    else this.isLost = true
  }
}

function isGone({ host, pid }: Holder): boolean {
  return host === hostname() && !isRunning(pid)
}

function refusal({ host, pid }: Holder): QueueError {
  return new QueueError(`${host} 上的批处理（进程${pid}）正在写这个存储；两处同时写会互相覆盖，请等它做完`)
}
