import { connectRedis, type Connection, type Notice } from './connect.js'
import { drainKey, leaseKey, openJobs, storesKey } from './keys.js'
import type { Holder } from './lease.js'
import { readRoster, type Presence } from './roster.js'

/** A store whose jobs are, or were, in the queue. */
export interface StoreState {
  readonly id: string
  readonly address: string
  /** Null where no batch runs. */
  readonly coordinator: Pick<Holder, 'host' | 'pid'> | null
  readonly counts: Readonly<Record<string, number>>
  readonly workers: readonly Presence[]
}

/** The queue as an operator sees it: every store, or that of the given address. */
export class QueueView {
  private constructor(
    private readonly connection: Connection,
    private readonly only: string | undefined,
  ) {}

  static async open(queue: string, only: string | undefined, notice: Notice): Promise<QueueView> {
    return new QueueView(await connectRedis(queue, notice), only)
  }

  async states(): Promise<StoreState[]> {
    const { redis } = this.connection
    const roster = await readRoster(redis)
    const known = { ...(await redis.hgetall(storesKey)), ...Object.fromEntries(roster.map(({ store, address }) => [store, address])) }
    const stores = Object.entries(known).filter(([, address]) => this.only === undefined || address === this.only)
    return await Promise.all(stores.map(([id, address]) => this.stateOf(id, address, roster)))
  }

  /** The batch that runs finishes what is in hand and ends; where none runs, what waits is taken out. The number of jobs that waited. */
  async drain(): Promise<number> {
    const states = await this.states()
    for (const { id, coordinator } of states) {
      if (coordinator) await this.connection.redis.set(drainKey(id), '1', 'PX', 60_000)
      else await this.withJobs(id, (jobs) => jobs.drain(true))
    }
    return states.reduce((sum, { counts }) => sum + waitingOf(counts), 0)
  }

  /** Jobs that were given up, and that no batch has put on record yet, wait again. How many. */
  async retry(): Promise<number> {
    const states = await this.states()
    for (const { id } of states) await this.withJobs(id, (jobs) => jobs.retryJobs({ state: 'failed' }))
    return states.reduce((sum, { counts }) => sum + (counts['failed'] ?? 0), 0)
  }

  async close(): Promise<void> {
    await this.connection.quit()
  }

  private async stateOf(id: string, address: string, roster: readonly Presence[]): Promise<StoreState> {
    const holder = await this.connection.redis.get(leaseKey(id))
    const counts = await this.withJobs(id, (jobs) => jobs.getJobCounts('waiting', 'active', 'delayed', 'completed', 'failed'))
    return {
      id,
      address,
      coordinator: holder === null ? null : (JSON.parse(holder) as Holder),
      counts,
      workers: roster.filter(({ store }) => store === id),
    }
  }

  private async withJobs<T>(id: string, ask: (jobs: ReturnType<typeof openJobs>) => Promise<T>): Promise<T> {
    const jobs = openJobs(this.connection.bull, this.connection.redis, id)
    return await ask(jobs).finally(() => jobs.close())
  }
}

export function waitingOf(counts: Readonly<Record<string, number>>): number {
  return (counts['waiting'] ?? 0) + (counts['delayed'] ?? 0)
}

/** For people. */
export function formatState({ address, coordinator, counts, workers }: StoreState): string[] {
  const slots = workers.reduce((sum, { jobs }) => sum + jobs, 0)
  return [
    `存储 ${address}`,
    `  批处理：${coordinator ? `${coordinator.host}（进程${coordinator.pid}）` : '没有在运行'}`,
    `  文件：等待${waitingOf(counts)}，进行中${counts['active'] ?? 0}，做完待记录${counts['completed'] ?? 0}，失败待记录${counts['failed'] ?? 0}`,
    `  工作进程：${workers.length}个，同时处理${slots}个文件`,
    ...workers.map(({ host, pid, jobs, done, failed, busy, complaint }) => {
      const trouble = complaint === '' ? '' : `，存储没有接受：${complaint}`
      return `    ${host}（进程${pid}）：同时${jobs}个，手头${busy}个，已做${done}个（失败${failed}个）${trouble}`
    }),
  ]
}
