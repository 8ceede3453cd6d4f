import { basename, dirname, extname, join } from 'node:path'
import { openReports, type OpenedFile, type ReadOutcome, type ReadReport } from '../convert.js'
import { addWishes, completeWish, rebindCorrections, type Edited } from '../corrections/edit.js'
import type { Wish } from '../corrections/wish.js'
import type { CheckOptions } from '../checks/index.js'
import type { Corrections } from '../model/correction.js'
import { readInput, removeFile } from '../system/files.js'
import { hashOf } from '../system/hash.js'
import { correctionsPath, openCorrectionsAt, readCorrectionsAt, saveCorrections } from '../work/corrections-file.js'

/** One file of the desk: read once, corrected and checked again with every mend. What is mended is on the disk before it is said to be. */
export class DeskFile {
  private read: Promise<OpenedFile> | null = null
  private hash = ''
  private readonly past: Corrections[] = []
  private future: Corrections[] = []

  constructor(
    readonly name: string,
    readonly path: string,
  ) {}

  get stem(): string {
    return join(dirname(this.path), basename(this.path, extname(this.path)))
  }

  get isOpen(): boolean {
    return this.read !== null
  }

  /** As it is corrected now. */
  async finish(check: CheckOptions = {}): Promise<ReadOutcome> {
    const file = await this.open()
    return file.finish({ check, corrections: { file: readCorrectionsAt(correctionsPath(this.path)) } })
  }

  async report(part: number, check: CheckOptions = {}): Promise<{ outcome: ReadOutcome; read: ReadReport | undefined }> {
    const outcome = await this.finish(check)
    return { outcome, read: outcome.reports[part - 1] }
  }

  corrections(): Corrections {
    return openCorrectionsAt(correctionsPath(this.path), { name: basename(this.path), sha256: this.hash })
  }

  get isStale(): boolean {
    return this.corrections().source.sha256 !== this.hash
  }

  get steps(): { readonly undo: boolean; readonly redo: boolean } {
    return { undo: this.past.length > 0, redo: this.future.length > 0 }
  }

  async mend(asked: readonly Wish[]): Promise<Edited> {
    const { source, read } = await this.open()
    const kept = this.corrections()
    const wishes = asked.map((wish) => completeWish(wish, { read }))
    const edited = addWishes(withoutOverlaps(kept, wishes), wishes, { source: source!, read, hash: this.hash })
    if ('corrections' in edited) this.keep(edited.corrections, kept)
    return edited
  }

  takeBack(index: number): void {
    const kept = this.corrections()
    this.keep({ ...kept, corrections: kept.corrections.filter((_, at) => at !== index) }, kept)
  }

  async rebind(): Promise<void> {
    const { read, source } = await this.open()
    const kept = this.corrections()
    this.keep(rebindCorrections(kept, { source: source!, read, hash: this.hash }).corrections, kept)
  }

  step(back: boolean): void {
    const next = (back ? this.past : this.future).pop()
    if (!next) return
    const kept = this.corrections()
    ;(back ? this.future : this.past).push(kept)
    this.save(next)
  }

  private open(): Promise<OpenedFile> {
    const bytes = readInput(this.path)
    const hash = hashOf(bytes)
    if (!this.read || hash !== this.hash) {
      this.hash = hash
      this.read = openReports(bytes, basename(this.path), {
        office: async (...call) => (await import('../system/office.js')).saveWithOffice(undefined, ...call),
      })
    }
    return this.read
  }

  private keep(next: Corrections, before: Corrections): void {
    this.save(next)
    this.past.push(before)
    this.future = []
  }

  private save(corrections: Corrections): void {
    const path = correctionsPath(this.path)
    if (corrections.corrections.length === 0) removeFile(path)
    else saveCorrections(path, corrections)
  }
}

/** A paragraph that is mended as a whole takes the place of what was mended within it. */
function withoutOverlaps(kept: Corrections, wishes: readonly Wish[]): Corrections {
  const texts = wishes.flatMap(({ placed }) => (placed?.what === 'text' ? [placed.place] : []))
  const isWithin = (at: { start: number; end: number }) => texts.some(({ start, end }) => start <= at.start && at.end <= end)
  return { ...kept, corrections: kept.corrections.filter((one) => !('what' in one && one.what === 'text' && isWithin(one.place))) }
}
