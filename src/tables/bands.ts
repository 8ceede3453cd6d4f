import { figureRows } from '../forms/layout.js'
import type { Recognised } from '../forms/matching/recognise.js'
import { isPieceOf, type LabelUse } from '../forms/matching/vocabulary.js'
import type { SourceCell, TableBlock } from '../model/block.js'
import type { FormPart } from '../model/form.js'
import { isOwnUse, type Edition } from './edition.js'
import type { LabelledMark } from './labels.js'

/** A row of the form as the source has it: its label and the cells behind the label, empty ones included. */
export interface Band {
  /** The form's row, or null for a row the form does not have. */
  readonly row: string | null
  readonly part: string
  /** Table its label (or, without one, its first value) stands in. */
  readonly block: TableBlock
  readonly labels: readonly SourceCell[]
  /** Group whose label stands before values with no row's label between: its rows have been run together. */
  readonly group?: string
  readonly cells: readonly LabelledMark[]
  /** Cells of its row in the source before the first behind the label; tells where in the grid the values begin. */
  readonly lead: number
  /** The header that was in force. */
  readonly head: Head
}

/** The header cells read over a stretch of rows, in reading order. */
export interface Head {
  readonly part: string
  readonly cells: readonly HeadCell[]
}

export interface HeadCell {
  readonly mark: LabelledMark
  /** The headers of the form it may be; none for text no form has there. */
  readonly uses: readonly LabelUse[]
  /** A header the form has over another part, not over this one. */
  readonly elsewhere?: true
}

/** A label of the form as the source words it. */
export interface ReadLabel {
  readonly cell: SourceCell
  readonly recognised: Recognised
}

export interface Banded {
  readonly bands: readonly Band[]
  readonly labels: readonly ReadLabel[]
  /** Text that is neither label nor behind one, and headers the form does not have, in order. */
  readonly strays: readonly LabelledMark[]
}

/** Longer text among headers is a note. */
const longestHeader = 12

/** Reads the labels of a statutory table in order and gathers behind each row's label the cells that follow it. */
export function readBands(edition: Edition, marks: readonly LabelledMark[]): Banded {
  const reading = new BandReading(edition)
  marks.forEach((mark, index) => reading.read(mark, marks[index + 1]))
  return reading.finish()
}

interface OpenBand {
  row: string | null
  part: string
  block: TableBlock
  labels: SourceCell[]
  group?: string
  cells: LabelledMark[]
  lead: number
  head: Head
}

/** Running state: the part and header in force, the row being filled. */
class BandReading {
  private readonly bands: OpenBand[] = []
  private readonly labels: ReadLabel[] = []
  private readonly strays: LabelledMark[] = []
  private head: { part: string; cells: HeadCell[] }
  private readonly heads: { part: string; cells: HeadCell[] }[] = []
  private open: OpenBand | null = null
  private groups: SourceCell[] = []
  private group: string | null = null
  /** Header cells some row has been read under. */
  private usedHead: readonly HeadCell[] | null = null
  private unlabelledRead = false
  /** Empty cells since the last text: the first cells of a row without a label. */
  private blanks: LabelledMark[] = []
  /** A cell of the row being filled. */
  private place: LabelledMark | null = null
  private readonly rowOrder: ReadonlyMap<string, string>

  constructor(private readonly edition: Edition) {
    this.rowOrder = new Map(figureRows(edition.table).map((entry) => [entry.row.id, entry.part.id]))
    this.head = { part: edition.table.parts[0]!.id, cells: [] }
  }

  read(mark: LabelledMark, next: LabelledMark | undefined): void {
    if (mark.kind === 'text') {
      this.blanks = []
      this.readText(mark, next)
    } else this.readValue(mark)
  }

  finish(): Banded {
    const row = this.blankRow()
    if (row)
      this.start(
        { row: '', part: this.head.part, block: row[0]!.block, labels: [], cells: row, lead: row[0]!.index, head: this.head },
        row[0]!,
      )
    const unknown = this.heads.flatMap((head) => head.cells.filter((cell) => cell.uses.length === 0).map((cell) => cell.mark))
    const strays = [...this.strays, ...unknown].sort((a, b) => a.cell.at.start - b.cell.at.start)
    return { bands: this.bands, labels: this.labels, strays }
  }

  private readText(mark: LabelledMark, next: LabelledMark | undefined): void {
    const candidates = mark.recognised.filter(({ use }) => isOwnUse(this.edition, use))
    const chosen = this.chooseUse(candidates, mark, next)
    if (!chosen) return this.readUnknown(mark, next)
    this.labels.push({ cell: mark.cell, recognised: chosen })
    const { use } = chosen
    if (use.role === 'row') return this.openRow(mark, use)
    this.open = null
    if (use.role === 'group') {
      this.groups = [...this.groups, mark.cell]
      this.group = use.id
    } else this.readHead(mark, use, candidates)
  }

  /** A wording may be a header as well as a row (总计, 其他): values behind it make it a row once the header is past. */
  private chooseUse(candidates: readonly Recognised[], mark: LabelledMark, next: LabelledMark | undefined): Recognised | undefined {
    if (candidates.length < 2) return candidates[0]
    const valuesFollow = next !== undefined && next.kind !== 'text' && sameRow(mark, next) && this.bands.length > 0
    const fits = (use: LabelUse) => (use.role === 'row' ? valuesFollow : !valuesFollow)
    return candidates.find(({ use }) => fits(use)) ?? candidates[0]
  }

  private openRow(mark: LabelledMark, use: LabelUse): void {
    if (this.isCopy(mark, use)) return this.goOnBehind(mark)
    const part = this.rowOrder.get(use.id) ?? use.part
    if (this.head.part !== part && this.head.cells.length > 0 && !this.headFits(this.head, part)) this.head = { part, cells: [] }
    // A header dropped as a repeat, or not printed again: the last one worded alike serves.
    if (this.head.cells.length === 0) this.head = this.heads.findLast((head) => this.headFits(head, part)) ?? { part, cells: [] }
    this.start(
      {
        row: use.id,
        part,
        block: mark.block,
        labels: [...this.groups, mark.cell],
        cells: [],
        lead: mark.index + 1,
        head: { ...this.head, part },
      },
      mark,
    )
  }

  /** The label of the row once more beside itself: a merged cell written out over each column it spans. */
  private isCopy(mark: LabelledMark, use: LabelUse): boolean {
    return this.open?.row === use.id && this.open.cells.length === 0 && this.inPlace(mark) && mark.block.evidence.rowEnds !== 'unknown'
  }

  private goOnBehind(mark: LabelledMark): void {
    this.open!.labels.push(mark.cell)
    this.open!.lead = mark.index + 1
  }

  /** Headers of several parts may be worded alike; the one read last serves the rows below it. */
  private headFits(head: Head, part: string): boolean {
    const own = this.edition.table.parts.find((candidate) => candidate.id === part)!
    const labels = new Set(own.head.flat().map((cell) => cell.label))
    return head.cells.every(({ uses }) => uses.length === 0 || uses.some((use) => labels.has(use.label)))
  }

  private start(band: OpenBand, mark: LabelledMark): void {
    this.bands.push(band)
    this.usedHead = band.head.cells
    if (band.row === '') this.unlabelledRead = true
    this.open = band
    this.groups = []
    this.blanks = []
    this.place = mark
  }

  private readHead(mark: LabelledMark, use: LabelUse, candidates: readonly Recognised[]): void {
    this.groups = []
    if (use.role === 'caption') this.head = { part: use.id, cells: [] }
    else if (use.role === 'head')
      this.addHead({ mark, uses: candidates.map((candidate) => candidate.use).filter((other) => other.role === 'head') })
  }

  /** The first header after rows of figures begins a new header. */
  private addHead(cell: HeadCell): void {
    if (this.headInUse() || this.head.cells.length === 0) {
      this.head = { part: this.head.part, cells: [] }
      this.heads.push(this.head)
    }
    this.head.cells.push(cell)
  }

  private headInUse(): boolean {
    return this.head.cells.length > 0 && this.usedHead === this.head.cells
  }

  private readValue(mark: LabelledMark): void {
    if (this.open && this.continues(mark)) this.open.cells.push(mark)
    else if (mark.kind === 'figure') this.openUnlabelled(mark)
    else {
      this.blanks.push(mark)
      if (mark.cell.text !== '') this.strays.push(mark)
    }
  }

  /** The one row of a form without row labels, left empty altogether. */
  private blankRow(): LabelledMark[] | undefined {
    const part = this.unlabelledPart()
    if (!part || this.unlabelledRead) return undefined
    const last = this.blanks.at(-1)
    const row = this.blanks.filter((mark) => last && sameRow(mark, last))
    return row.length >= part.columns.length ? row : undefined
  }

  private unlabelledPart(): FormPart | undefined {
    return this.edition.table.parts.find((part) => part.rows.some((row) => row.id === ''))
  }

  /** Cells of the label's own row; and, where the rows are not known or the label stood alone, what follows it. */
  private continues(mark: LabelledMark): boolean {
    if (this.inPlace(mark) || mark.block.evidence.rowEnds === 'unknown') return true
    return (
      this.open !== null &&
      this.open.row !== null &&
      this.open.cells.every((cell) => cell.kind === 'blank') &&
      mark.kind === 'figure' &&
      this.follow(mark)
    )
  }

  private inPlace(mark: LabelledMark): boolean {
    return this.place !== null && sameRow(mark, this.place)
  }

  private follow(mark: LabelledMark): boolean {
    this.open!.cells = []
    this.place = mark
    return true
  }

  /** Figures with no label before them: the one row of a form without row labels, else a row the form does not have. */
  private openUnlabelled(mark: LabelledMark): void {
    const row = this.unlabelledPart() && !this.unlabelledRead ? '' : null
    const blanks = this.blanks.filter((blank) => sameRow(blank, mark))
    const group = this.group !== null && this.groups.length > 0 ? { group: this.group } : {}
    this.start(
      {
        row,
        part: this.head.part,
        block: mark.block,
        labels: this.groups,
        ...group,
        cells: [...blanks, mark],
        lead: mark.index - blanks.length,
        head: this.head,
      },
      mark,
    )
  }

  /** A line on its own among the headers that is none: 单位：件. */
  private isNote(mark: LabelledMark): boolean {
    const scrap = isPieceOf(mark.folded, this.edition.table.id)
    return !scrap && (mark.alone || mark.folded.length > longestHeader || /单位|[:：]/.test(mark.cell.text))
  }

  /** Unknown text: behind a label of its row a value that cannot be read; at the start of a row a row the form does not have. */
  private readUnknown(mark: LabelledMark, next: LabelledMark | undefined): void {
    if (this.open && this.inPlace(mark) && mark.block.evidence.rowEnds !== 'unknown') return void this.open.cells.push(mark)
    const labelsValues =
      next !== undefined &&
      next.kind === 'figure' &&
      sameRow(mark, next) &&
      !(this.unlabelledPart() && isPieceOf(mark.folded, this.edition.table.id))
    const inHead = this.head.cells.length > 0 && !this.headInUse()
    if (!labelsValues && inHead && !this.isNote(mark)) return this.addHead({ mark, uses: [] })
    if (!labelsValues && (inHead || this.bands.length === 0)) return void this.strays.push(mark)
    this.start(
      {
        row: null,
        part: this.head.part,
        block: mark.block,
        labels: [...this.groups, mark.cell],
        cells: [],
        lead: mark.index + 1,
        head: this.head,
      },
      mark,
    )
  }
}

function sameRow(a: LabelledMark, b: LabelledMark): boolean {
  return a.block === b.block && a.row === b.row
}
