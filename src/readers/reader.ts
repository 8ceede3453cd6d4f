import type { Reporter } from '../diagnostics/diagnostic.js'
import type { Block } from '../model/block.js'
import type { Report } from '../model/report.js'
import type { Source } from '../model/source.js'
import type { Span } from '../model/span.js'

/** What a reader of bytes is given. */
export interface InputFile {
  readonly name: string
  readonly bytes: Uint8Array
}

export interface DecodedFile {
  readonly name: string
  readonly text: string
}

/**
 * What stands in a file: its blocks, with the text their spans point into, where that stands in the file if not in its lines, and the markup that
 * only reading could tell; or, in nianbao's own data, the reports themselves.
 */
export type Content =
  | {
      readonly text: string
      readonly blocks: readonly Block[]
      readonly spots?: Source['spots']
      readonly markup?: readonly Span[]
    }
  | { readonly reports: readonly Report[] }

/** Has an office program save a file in another format, both named by their extensions. Null where there is none; rejects where it cannot. */
export type ConvertFile = (bytes: Uint8Array, from: string, to: string) => Promise<Uint8Array | null>

/** A kind of file: a row of `kinds.ts`. Its sources bring `markup` and `placeName` with them. */
export interface Kind<F> extends Pick<Source, 'markup' | 'placeName'> {
  readonly id: string
  /** Judged from the content; the name only decides where the content leaves it open. */
  readonly recognises: (file: F) => boolean
}

/** Reads a file of a kind, and loads what only this kind needs. Null where the file is refused, which has been reported. */
export type Read<F> = (file: F, report: Reporter) => Promise<Content | null>
