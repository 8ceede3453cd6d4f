import { fork, type ChildProcess } from 'node:child_process'
import type { BatchTask, FileRecord, PoolMessage, WorkerMessage, WorkerSettings } from './messages.js'

export interface WorkerOptions {
  /** Seconds a file may take. */
  readonly timeout: number
  /** Hard limit of a worker's JavaScript heap, in MB; beyond it the worker dies and costs its file. */
  readonly heapCeiling: number
  readonly settings: WorkerSettings
  /** The worker's program; tests put their own in its place. */
  readonly program: string
}

export interface PoolResult {
  readonly task: BatchTask
  readonly record: FileRecord
  readonly fresh: boolean
}

/** What a worker asks and tells its pool. */
export interface WorkerOwner {
  readonly answer: (result: PoolResult) => void
  readonly next: () => BatchTask | null
  /** The worker is gone; `following` is the task that waits for its successor. */
  readonly closed: (worker: PoolWorker, following: BatchTask | null) => void
}

/** A worker that has grown beyond this is replaced before its next file. */
const residentLimit = 350_000_000

/** A worker process and the file it has in hand. */
export class PoolWorker {
  private readonly process: ChildProcess
  private task: BatchTask | null
  private following: BatchTask | null = null
  private timer: NodeJS.Timeout | undefined
  /** Why its file failed, should it end now. */
  private reason = '处理时程序意外中止'

  constructor(
    first: BatchTask,
    private readonly options: WorkerOptions,
    private readonly owner: WorkerOwner,
  ) {
    this.task = first
    this.process = startProcess(options)
    this.process.on('message', (message: WorkerMessage) => this.receive(message, first))
    this.process.stderr!.on('data', (text: Buffer) => {
      if (text.includes('heap out of memory')) this.reason = '处理时内存用尽，已放弃；可用 convert 单独转换'
    })
    // A process that could not be started is closed like one that died.
    this.process.on('error', () => {})
    this.process.on('close', (_, signal) => this.close(signal))
    this.startTimer()
    this.send({ kind: 'settings', settings: options.settings })
  }

  /** Ends the worker as it stands; nobody hears of its file. */
  end(): void {
    clearTimeout(this.timer)
    this.task = null
    this.process.kill('SIGKILL')
  }

  private receive(message: WorkerMessage, first: BatchTask): void {
    if (message.kind === 'ready') return this.hand(first)
    this.answer(message.record, message.fresh)
    const given = this.owner.next()
    if (given && message.resident < residentLimit) return this.hand(given)
    this.following = given
    this.process.kill('SIGKILL')
  }

  private hand(task: BatchTask): void {
    this.task = task
    this.startTimer()
    this.send({ kind: 'task', task })
  }

  private startTimer(): void {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => {
      this.reason = `处理超过${this.options.timeout}秒，已放弃`
      this.process.kill('SIGKILL')
    }, this.options.timeout * 1000)
  }

  private answer(record: FileRecord, fresh: boolean): void {
    clearTimeout(this.timer)
    const task = this.task!
    this.task = null
    this.owner.answer({ task, record, fresh })
  }

  private close(signal: NodeJS.Signals | null): void {
    clearTimeout(this.timer)
    // Ctrl-C reaches a worker that is only starting and ends it; its file is not to blame.
    if (signal === 'SIGINT' || signal === 'SIGTERM') this.following = this.task
    else if (this.task) this.answer(failedRecord(this.task, this.options.settings.version, this.reason), true)
    this.owner.closed(this, this.following ?? this.owner.next())
  }

  /** A worker that is gone takes no message; that it is gone is told by its end. */
  private send(message: PoolMessage): void {
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

function failedRecord(task: BatchTask, version: string, reason: string): FileRecord {
  const { input, stem, optionsHash } = task
  return { input, stem, inputHash: '', optionsHash, version, status: 'failed', reason, outputs: [], reports: [], verified: false }
}
