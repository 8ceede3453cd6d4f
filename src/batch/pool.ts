import { fork, type ChildProcess } from 'node:child_process'
import type { BatchTask, FileRecord, PoolMessage, WorkerMessage, WorkerSettings } from './messages.js'

export interface PoolOptions {
  readonly jobs: number
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

export interface Pool {
  /** Settles when every file handed out has been answered for. Rejects where `onResult` throws. */
  readonly finished: Promise<void>
  /** Hands out no more files; those in hand are finished. */
  readonly stop: () => void
  /** Ends the workers as they stand. */
  readonly abort: () => void
}

/** A worker that has grown beyond this is replaced before its next file. */
const residentLimit = 350_000_000

/**
 * Runs tasks in worker processes. A task is asked for only when a worker is free, so memory does not grow with their number. A worker that
 * crashes or hangs costs one file and is replaced. What `onResult` waits for, no worker waits for.
 */
export function runPool(tasks: Iterator<BatchTask>, options: PoolOptions, onResult: (result: PoolResult) => void | Promise<void>): Pool {
  let stopped = false
  let exhausted = false
  let told: Promise<unknown> = Promise.resolve()
  const slots = new Set<Slot>()
  const { promise, resolve, reject } = deferred()

  const next = (): BatchTask | null => {
    if (stopped || exhausted) return null
    const { value, done } = tasks.next()
    if (done) exhausted = true
    return done ? null : value
  }
  const end = (): void => {
    stopped = true
    for (const slot of slots) slot.end()
  }
  const fail = (error: unknown): void => {
    end()
    reject(error)
  }
  const settle = (): void => void told.then(resolve)
  const tell = async (result: PoolResult): Promise<void> => onResult(result)
  const start = (task: BatchTask): void => {
    const slot = openSlot(task, options, {
      answer: (result) => {
        told = Promise.all([told, tell(result).catch(fail)])
      },
      next: () => guard(next, fail),
      closed: (following) => {
        slots.delete(slot)
        if (following && !stopped) start(following)
        else if (slots.size === 0) settle()
      },
    })
    slots.add(slot)
  }

  for (let job = 0; job < options.jobs; job++) {
    const task = guard(next, fail)
    if (task) start(task)
  }
  if (slots.size === 0) settle()
  return {
    finished: promise,
    stop: () => void (stopped = true),
    abort: () => {
      end()
      settle()
    },
  }
}

interface Slot {
  readonly end: () => void
}

interface SlotOwner {
  readonly answer: (result: PoolResult) => void
  readonly next: () => BatchTask | null
  /** The worker is gone; `following` is the task that waits for its successor. */
  readonly closed: (following: BatchTask | null) => void
}

/** One worker and the file it has in hand. */
function openSlot(first: BatchTask, options: PoolOptions, owner: SlotOwner): Slot {
  const worker = startWorker(options)
  let task: BatchTask | null = first
  let timer: NodeJS.Timeout | undefined
  let reason = '处理时程序意外中止'
  let following: BatchTask | null = null

  const hand = (given: BatchTask): void => {
    task = given
    timer = setTimeout(() => {
      reason = `处理超过${options.timeout}秒，已放弃`
      worker.kill('SIGKILL')
    }, options.timeout * 1000)
    send(worker, { kind: 'task', task: given })
  }
  const settle = (record: FileRecord, fresh: boolean): void => {
    clearTimeout(timer)
    const answered = task!
    task = null
    owner.answer({ task: answered, record, fresh })
  }
  worker.on('message', (message: WorkerMessage) => {
    if (message.kind === 'ready') return hand(first)
    settle(message.record, message.fresh)
    const given = owner.next()
    if (given && message.resident < residentLimit) return hand(given)
    following = given
    worker.kill('SIGKILL')
  })
  worker.stderr!.on('data', (text: Buffer) => {
    if (text.includes('heap out of memory')) reason = '处理时内存用尽，已放弃'
  })
  worker.on('close', () => {
    clearTimeout(timer)
    if (task) settle(failedRecord(task, options.settings.version, reason), true)
    owner.closed(following ?? owner.next())
  })
  send(worker, { kind: 'settings', settings: options.settings })
  return {
    end: () => {
      clearTimeout(timer)
      task = null
      worker.kill('SIGKILL')
    },
  }
}

/**
 * A worker keeps to one core: V8 would compile and collect garbage on threads of its own beside it, of which two workers on two cores only
 * get in each other's way.
 */
function startWorker({ program, heapCeiling }: PoolOptions): ChildProcess {
  return fork(program, [], {
    execArgv: [...process.execArgv, '--single-threaded', `--max-old-space-size=${heapCeiling}`],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
}

/** A worker that is gone takes no message; that it is gone is told by its end. */
function send(worker: ChildProcess, message: PoolMessage): void {
  worker.send(message, () => {})
}

function failedRecord(task: BatchTask, version: string, reason: string): FileRecord {
  const { input, stem, optionsHash } = task
  return { input, stem, inputHash: '', optionsHash, version, status: 'failed', reason, outputs: [], reports: [] }
}

function guard<T>(ask: () => T | null, fail: (error: unknown) => void): T | null {
  try {
    return ask()
  } catch (error) {
    fail(error)
    return null
  }
}

function deferred(): { promise: Promise<void>; resolve: () => void; reject: (error: unknown) => void } {
  let resolve!: () => void
  let reject!: (error: unknown) => void
  const promise = new Promise<void>((yes, no) => {
    resolve = yes
    reject = no
  })
  return { promise, resolve, reject }
}
