import type { Store } from '../work/store.js'
import type { Agreement } from './agreement.js'
import type { Connection, Notice } from './connect.js'
import type { CoordinatorLease } from './lease.js'
import type { BullJob, BullQueue } from './peers.js'

/** What a coordinator has in hand. */
export interface Crew {
  readonly connection: Connection
  readonly jobs: BullQueue
  readonly store: Store
  readonly storeId: string
  readonly address: string
  readonly lease: CoordinatorLease
  readonly agreement: Agreement
  readonly isPrivate: boolean
  readonly notice: Notice
  readonly tally: Tally
}

/** How it goes, for the live line and for metrics. */
interface Tally {
  machines: number
  slots: number
  done: number
  failed: number
  /** Seconds spent by all workers, by stage. */
  readonly seconds: Map<string, number>
}

/** What is told to workers of a run, for those that disagree to go. */
export interface RunFacts {
  readonly agreement: Agreement
}

/** BullMQ's words for a job whose workers went away twice. */
export function isPoison({ failedReason }: BullJob): boolean {
  return failedReason.includes('stalled more than allowable limit')
}

export const poisonReason = '处理它的工作进程两次意外中止，已放弃'
