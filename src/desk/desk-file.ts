import { openReports, type OpenedFile, type ReadOutcome, type ReadReport } from '../convert.js'
import { addWishes, completeWish, rebindCorrections, type Edited } from '../corrections/edit.js'
import type { CorrectionsOf } from '../corrections/index.js'
import { correctionsEnding, correctionsIn, printCorrections } from '../corrections/parse.js'
import type { Wish } from '../corrections/wish.js'
import type { CheckOptions } from '../checks/index.js'
import type { Correction, Corrections } from '../model/correction.js'
import { hashOf } from '../platform/hash.js'
import { lastStep, type KeptFile } from './kept-file.js'

/** One file of the desk: read once, corrected and checked again with every mend. What is mended is kept before it is said to be. */
export class DeskFile {
  private read: Promise<OpenedFile> | null = null
  private hash = ''
  private readonly past: Corrections[] = []
  private future: Corrections[] = []
  private changing: Promise<unknown> = Promise.resolve()

  constructor(private readonly kept: KeptFile) {}

  get name(): string {
    return this.kept.name
  }

  /** Where there is nobody to convert what cannot be read directly. */
  get readsByItself(): boolean {
    return this.kept.office === undefined
  }

  /** Its own name without extension, for what is made of it. */
  get stem(): string {
    return lastStep(this.name).replace(/(?<=.)\.[^.]*$/, '')
  }

  /** As it is corrected now. */
  async finish(check: CheckOptions = {}): Promise<ReadOutcome> {
    const file = await this.open()
    return file.finish({ check, corrections: { file: await this.correctionsFile() } })
  }

  async report(part: number, check: CheckOptions = {}): Promise<{ outcome: ReadOutcome; read: ReadReport | undefined }> {
    const outcome = await this.finish(check)
    return { outcome, read: outcome.reports[part - 1] }
  }

  /** The file of its corrections; undefined where there are none. */
  async correctionsFile(): Promise<CorrectionsOf['file']> {
    const text = await this.kept.corrections()
    return text === undefined ? undefined : { name: `${lastStep(this.name)}${correctionsEnding}`, text }
  }

  async corrections(): Promise<Corrections> {
    return correctionsIn(await this.correctionsFile(), { name: lastStep(this.name), sha256: this.hash })
  }

  /** Whether corrections were made for another state of the file than that which is read. */
  isStale({ source }: Corrections): boolean {
    return source.sha256 !== this.hash
  }

  get steps(): { readonly undo: boolean; readonly redo: boolean } {
    return { undo: this.past.length > 0, redo: this.future.length > 0 }
  }

  mend(asked: readonly Wish[]): Promise<Edited> {
    return this.inTurn(async (kept) => {
      const { source, read } = await this.open()
      const wishes = asked.map((wish) => completeWish(wish, { read }))
      const edited = addWishes(withoutOverlaps(kept, wishes), wishes, { source: source!, read, hash: this.hash })
      if ('corrections' in edited) await this.keep(edited.corrections, kept)
      return edited
    })
  }

  takeBack(index: number): Promise<void> {
    return this.inTurn((kept) => this.keep({ ...kept, corrections: kept.corrections.filter((_, at) => at !== index) }, kept))
  }

  /** Says why and by whom, of a correction that is there. */
  note(index: number, note: Pick<Correction, 'reason' | 'by'>): Promise<void> {
    return this.inTurn((kept) => {
      const { reason: _reason, by: _by, ...one } = kept.corrections[index] ?? {}
      if (!('after' in one)) return Promise.resolve()
      const noted = { ...one, ...(note.reason && { reason: note.reason }), ...(note.by && { by: note.by }) } as Correction
      return this.keep({ ...kept, corrections: kept.corrections.with(index, noted) }, kept)
    })
  }

  rebind(): Promise<void> {
    return this.inTurn(async (kept) => {
      const { read, source } = await this.open()
      await this.keep(rebindCorrections(kept, { source: source!, read, hash: this.hash }).corrections, kept)
    })
  }

  step(back: boolean): Promise<void> {
    return this.inTurn(async (kept) => {
      const next = (back ? this.past : this.future).pop()
      if (!next) return
      ;(back ? this.future : this.past).push(kept)
      await this.save(next)
    })
  }

  /** One change after the other, each of what the one before left: none is lost to another that was asked for meanwhile. */
  private inTurn<T>(change: (kept: Corrections) => Promise<T>): Promise<T> {
    const done = this.changing.then(async () => {
      await this.open()
      return change(await this.corrections())
    })
    this.changing = done.catch(() => {})
    return done
  }

  private async open(): Promise<OpenedFile> {
    const bytes = await this.kept.read()
    const hash = hashOf(bytes)
    if (!this.read || hash !== this.hash) {
      this.hash = hash
      const { office } = this.kept
      this.read = openReports(bytes, lastStep(this.name), office ? { office } : {})
    }
    return this.read
  }

  private async keep(next: Corrections, before: Corrections): Promise<void> {
    await this.save(next)
    this.past.push(before)
    this.future = []
  }

  private save(corrections: Corrections): Promise<void> {
    return this.kept.keep(corrections.corrections.length === 0 ? null : printCorrections(corrections))
  }
}

/** A paragraph that is mended as a whole takes the place of what was mended within it. */
function withoutOverlaps(kept: Corrections, wishes: readonly Wish[]): Corrections {
  const texts = wishes.flatMap(({ placed }) => (placed?.what === 'text' ? [placed.place] : []))
  const isWithin = (at: { start: number; end: number }) => texts.some(({ start, end }) => start <= at.start && at.end <= end)
  return { ...kept, corrections: kept.corrections.filter((one) => !('what' in one && one.what === 'text' && isWithin(one.place))) }
}
