import { fork, type ChildProcess } from 'node:child_process'
import type { FileRecord, Job, OrderMessage, WorkerMessage, WorkerSettings } from './job.js'

export interface WorkerOptions {
  /** Seconds a file may take. */
  readonly timeout: number
  /** Hard limit of a worker's JavaScript heap, in MB; beyond it the worker dies and costs its file. */
  readonly heapCeiling: number
  readonly settings: WorkerSettings
  /** The worker's program; tests put their own in its place. */
  readonly program: string
}

/** In MB. With what a worker keeps outside its heap, fonts and files in hand, it stays below 400. @public */
export const heapCeiling = 280

/** What comes of a job that was handed to a worker. */
export type Answer =
  /** `worn`: the worker is gone, or has grown so much that it should go. */
  | { readonly kind: 'done'; readonly record: FileRecord; readonly fresh: boolean; readonly worn: boolean }
  /** Ctrl-C reached the worker while it was starting and ended it; its file is not to blame. */
  | { readonly kind: 'interrupted' }
  /** It was ended as it stood. */
  | { readonly kind: 'ended' }
  /** The store took nothing of it, or it was no longer the worker's to write; its file is not to blame. */
  | { readonly kind: 'refused'; readonly reason: string }

/** Asked before anything is written: for how many milliseconds from now the job is still this worker's; 0 where it no longer is. */
export type Lease = () => Promise<number>

/** A worker that has grown beyond this is replaced before its next file. */
const residentLimit = 350_000_000

/** Milliseconds that a worker is given beyond its lease to say that it has stopped writing. */
const writingGrace = 5_000

/** A process that does one job at a time. */
export class WorkerProcess {
  private readonly process: ChildProcess
  private readonly closed: Promise<void>
  private isReady = false
  private isEnded = false
  private isClosed = false
  private timer: NodeJS.Timeout | undefined
  private job: Job | null = null
  private lease: Lease = async () => 0
  private isWriting = false
  private answer: (answer: Answer) => void = () => {}
  /** Why its file failed, should it end now. */
  private reason = '处理时程序意外中止'

  constructor(private readonly options: WorkerOptions) {
    this.process = startProcess(options)
    this.process.on('message', (message: WorkerMessage) => this.receive(message))
    this.process.stderr!.on('data', (text: Buffer) => {
      if (text.includes('heap out of memory')) this.reason = '处理时内存用尽，已放弃；可用 convert 单独转换'
    })
    // A process that could not be started is closed like one that died.
    this.process.on('error', () => {})
    this.closed = new Promise((resolve) => {
      this.process.on('close', (_, signal) => {
        this.close(signal)
        resolve()
      })
    })
    this.send({ kind: 'settings', settings: options.settings })
  }

  /** One job after the other; the time it may take counts anew from the moment the worker has started. */
  async work(job: Job, lease?: Lease): Promise<Answer> {
    if (this.isClosed) return { kind: 'interrupted' }
    this.job = job
    this.isWriting = false
    if (lease) this.lease = lease
    this.startTimer()
    if (this.isReady) this.send({ kind: 'job', job })
    return new Promise((resolve) => (this.answer = resolve))
  }

  /** Ends it as it stands; settles when it is gone. */
  end(): Promise<void> {
    this.isEnded = true
    this.process.kill('SIGKILL')
    return this.closed
  }

  private receive(message: WorkerMessage): void {
    if (message.kind === 'done')
      return this.settle({ kind: 'done', record: message.record, fresh: message.fresh, worn: message.resident >= residentLimit })
    if (message.kind === 'refused') return this.settle({ kind: 'refused', reason: message.reason })
    if (message.kind === 'asks') return void this.grant()
    this.isReady = true
    if (!this.job) return
    this.startTimer()
    this.send({ kind: 'job', job: this.job })
  }

  /** Its file is done with; for what the store or the lock takes, the file is not to blame. */
  private async grant(): Promise<void> {
    clearTimeout(this.timer)
    this.isWriting = true
    const job = this.job
    const milliseconds = await this.lease().catch(() => 0)
    if (this.job !== job) return
    this.timer = setTimeout(() => this.process.kill('SIGKILL'), milliseconds + writingGrace)
    this.send({ kind: 'lease', milliseconds })
  }

  private startTimer(): void {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => {
      this.reason = `处理超过${this.options.timeout}秒，已放弃`
      this.process.kill('SIGKILL')
    }, this.options.timeout * 1000)
  }

  private close(signal: NodeJS.Signals | null): void {
    this.isClosed = true
    if (this.isEnded) this.settle({ kind: 'ended' })
    else if (signal === 'SIGINT' || signal === 'SIGTERM' || signal === 'SIGHUP') this.settle({ kind: 'interrupted' })
    else if (this.isWriting) this.settle({ kind: 'refused', reason: '写出时中止' })
    else if (this.job)
      this.settle({ kind: 'done', record: failedRecord(this.job, this.options.settings.version, this.reason), fresh: true, worn: true })
  }

  private settle(answer: Answer): void {
    clearTimeout(this.timer)
    this.job = null
    this.answer(answer)
  }

  /** A worker that is gone takes no message; that it is gone is told by its end. */
  private send(message: OrderMessage): void {
    this.process.send(message, () => {})
  }
}

/**
 * A worker keeps to one core: V8 would compile and collect garbage on threads of its own beside it, of which two workers on two cores only
 * get in each other's way.
 *
 * @public The bench measures with the same flags.
 */
export function workerFlags(heapCeiling: number): string[] {
  return ['--single-threaded', `--max-old-space-size=${heapCeiling}`]
}

function startProcess({ program, heapCeiling }: WorkerOptions): ChildProcess {
  return fork(program, [], {
    execArgv: [...process.execArgv, ...workerFlags(heapCeiling)],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
}

/** What an earlier run wrote is still there. */
export function failedRecord(job: Job, version: string, reason: string): FileRecord {
  const { input, stem, optionsHash, previous } = job
  const before = [...(previous?.outputs ?? []), ...(previous?.stale ?? [])]
  const stale = before.length > 0 ? { stale: before } : {}
  return {
    input,
    stem,
    inputHash: '',
    optionsHash,
    version,
    status: 'failed',
    reason,
    advice: '',
    outputs: [],
    ...stale,
    reports: [],
    verified: false,
  }
}
