import type { CheckOptions } from '../checks/index.js'
import type { Severity } from '../diagnostics/catalogue.js'
import type { Report } from '../model/report.js'
import type { OwnFont } from '../fonts/load-fonts.js'
import type { Format, OutputLook } from '../writers/registry.js'

/** What workers and the main process send each other: plain, clonable values. */

/** How every file of a run is converted, unless the configuration says otherwise for its path. */
export interface FileOptions {
  readonly formats: readonly Format[]
  readonly organ?: string
  readonly year?: number
  readonly title?: string
  readonly attach: boolean
  readonly look?: OutputLook
  /** The user's own, for PDF. */
  readonly fonts: readonly OwnFont[]
  /** Convert also what is no annual report. */
  readonly all: boolean
  /** Warnings count for the exit code as errors do. */
  readonly strict: boolean
}

/** Handed to a worker when it starts. */
export interface WorkerSettings {
  /** The output folder, its real path; an address as `openStore` takes it where `shared` is set. */
  readonly out: string
  /** Others write there too: a job's outputs are held until the main process has said that the job is still this worker's. */
  readonly shared?: boolean
  readonly version: string
  readonly verify: boolean
  /** LibreOffice's program, where it is not on the system's path. */
  readonly soffice: string | undefined
  /** Write over outputs that somebody has changed. */
  readonly overwrite?: boolean
  /** Tell what would be done and write nothing. */
  readonly dry: boolean
}

/** One file to convert. */
export interface Job {
  /** Path for the file system: bytes, since names may be in any encoding. */
  readonly path: Uint8Array
  /** Path under its root, decoded, with `/`: the file's name in the manifest and the run report. */
  readonly input: string
  /** The bytes of its file and of its corrections, where the worker is on another machine than they are. */
  readonly given?: { readonly bytes: Uint8Array; readonly corrections: Uint8Array | null }
  /** Where its corrections stand, if it has any; missing where nobody looks for them. */
  readonly corrections?: Uint8Array
  /** Outputs are `<stem>.<ext>` under the output folder. */
  readonly stem: string
  /** Why it is listed but not read, in Chinese; null for a file to convert. */
  readonly passedOver: string | null
  /** By its name the style sheet or script of a saved page; converted only where it turns out to be a report. */
  readonly isAsset: boolean
  readonly options: FileOptions
  readonly optionsHash: string
  /** Its newest record from an earlier run; the file is redone only where something differs. */
  readonly previous: FileRecord | null
  /** Done even where nothing differs. */
  readonly redo?: boolean
  /** How each of its reports is checked beside others of the archive, and a mark of those others for its record. */
  readonly check?: readonly CheckOptions[]
  readonly across?: string
}

/** What became of a file; one line of the manifest. */
export interface FileRecord {
  readonly input: string
  readonly stem: string
  /** SHA-256 of the input's bytes; empty where they could not be read. */
  readonly inputHash: string
  /** SHA-256 of its corrections; missing where it has none. */
  readonly correctionsHash?: string
  readonly optionsHash: string
  readonly version: string
  /** converted; skipped: no report, but a notice, picture, style sheet or the like; failed: should have been converted and was not. */
  readonly status: 'converted' | 'skipped' | 'failed'
  /** Why it was not converted, in Chinese; empty otherwise. */
  readonly reason: string
  /** What to do about it, in Chinese; empty where there is nothing to say. */
  readonly advice: string
  readonly outputs: readonly OutputRecord[]
  /** Outputs of an earlier run that are still there although it was not converted this time. */
  readonly stale?: readonly OutputRecord[]
  readonly reports: readonly ReportRecord[]
  /** What other reports it was checked beside; missing where beside none. */
  readonly across?: string
  /** True where every output was read back and compared with the model (`--verify`). */
  readonly verified: boolean
}

export interface OutputRecord {
  /** Under the output folder, with `/`. */
  readonly path: string
  readonly bytes: number
  readonly sha256: string
  /** The name it would have, where somebody has changed what stands there: that is kept, and this one lies beside it. */
  readonly instead?: string
}

/** A correction that was made, for people. */
export interface MadeCorrection {
  /** What was corrected: `申请表“…”总计`, `标题`. */
  readonly where: string
  readonly before: string
  readonly after: string
  /** Why, by whom and when; empty where nothing is said. */
  readonly note: string
}

/** What the run report shows of a report. */
export interface ReportRecord {
  readonly stem: string
  readonly organ: string | null
  readonly year: number | null
  readonly kind: Report['kind']
  readonly forms: readonly string[]
  readonly repairs: number
  /** How many of the repairs were made by hand; missing where none was. */
  readonly corrected?: number
  /** What they are; missing where there is none, and in records of older versions. */
  readonly corrections?: readonly MadeCorrection[]
  /** Signature of its text, by which others like it are found; missing for a short one. */
  readonly likeness?: string
  /** Number of findings by code and severity, with the sentence of the first. */
  readonly findings: readonly { readonly code: string; readonly severity: Severity; readonly count: number; readonly message: string }[]
  /** Path, value (empty where there is none), state. */
  readonly figures: readonly (readonly [path: string, value: string, state: string])[]
}

/** To a worker: the settings once, then one file after the other. */
export type OrderMessage =
  | { readonly kind: 'settings'; readonly settings: WorkerSettings }
  | { readonly kind: 'job'; readonly job: Job }
  /** The answer to `asks`: for how long it may write, 0 where it may not. */
  | { readonly kind: 'lease'; readonly milliseconds: number }

export type WorkerMessage =
  | { readonly kind: 'ready' }
  /** A job is done but for writing; is it still this worker's? */
  | { readonly kind: 'asks' }
  /** The job was not written, or not wholly: it is to be done again. */
  | { readonly kind: 'refused'; readonly reason: string }
  /** `fresh` is false where an earlier run's record still holds and nothing was written. `resident`: the worker's memory, in bytes. */
  | { readonly kind: 'done'; readonly record: FileRecord; readonly fresh: boolean; readonly resident: number }
