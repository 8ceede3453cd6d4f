import type { DocumentCell, DocumentRow, DocumentTable, DocumentTablePart } from '../model/document.js'
import { figureRows } from '../forms/layout.js'
import type { FormHeadCell, FormPart, FormRow, FormTable } from '../model/form.js'
import type { ExtraRow, Figure } from '../model/report.js'
import { placeExtraRow } from './extra-row.js'
import { fitColumns } from './fit-columns.js'
import { figureText } from './figure-text.js'
import { layFormHead, type LaidHead } from './form-head.js'
import { planRows, type PlannedRow } from './form-rows.js'

/** All that a statutory table of the document is made from. */
export interface FormTableSource {
  readonly form: FormTable
  readonly formId: string
  readonly extraRows: readonly ExtraRow[]
  readonly figures: ReadonlyMap<string, Figure>
  readonly id: string
  /** Begins the ids of its header cells. */
  readonly prefix: string
}

/** A statutory table in its printed shape: official labels, true spans, and for every cell the headers that apply to it. */
export function composeFormTable(source: FormTableSource): DocumentTable {
  const { form } = source
  const parts = form.parts.map((part, index) => composePart(source, part, index))
  return {
    kind: 'table',
    id: source.id,
    form: source.formId,
    caption: form.caption,
    captionShown: false,
    summary: summarise(form, parts),
    widths: fitColumns(form.widths, form.stub, figureCellsOf(parts)),
    columnCount: form.width,
    parts,
  }
}

function composePart(source: FormTableSource, part: FormPart, index: number): DocumentTablePart {
  const prefix = source.form.parts.length > 1 ? `${source.prefix}${String.fromCharCode(97 + index)}` : source.prefix
  const head = layFormHead(inOwnUnits(part, source), source.form, prefix)
  const rows = planRows(source.form, part, source.extraRows)
  const body = new PartBody(source, head, prefix)
  return { caption: part.caption?.label ?? null, head: head.rows, body: rows.flatMap((row, at) => body.rows(row, rows, at)) }
}

/** No head names a unit over an amount in another: 5200元 must not stand under （单位：万元）. */
function inOwnUnits(part: FormPart, { form, figures }: FormTableSource): FormPart {
  const rows = figureRows(form).filter((row) => row.part === part)
  const units = new Map<string, readonly [from: string, to: string]>()
  for (const { path, column } of rows.flatMap((row) => row.figures)) {
    const unit = figures.get(path)?.unit
    if (column.kind === 'amount' && column.unit !== undefined && unit !== undefined) units.set(column.id, [column.unit, unit])
  }
  if (units.size === 0) return part
  const own = (cell: FormHeadCell) => ({ ...cell, label: cell.label.replace(...(units.get(cell.column ?? '') ?? ['', ''])) })
  return { ...part, head: part.head.map((row) => row.map(own)) }
}

/** Numbers the row headers and remembers the groups open at each depth. */
class PartBody {
  private headers = 0
  private open: { readonly group: FormRow; readonly id: string }[] = []
  private readonly totals: ReadonlySet<string>

  constructor(
    private readonly source: FormTableSource,
    private readonly head: LaidHead,
    private readonly prefix: string,
  ) {
    this.totals = new Set(source.form.sums.filter((sum) => sum.axis === 'column').flatMap((sum) => sum.right))
  }

  rows(row: PlannedRow, all: readonly PlannedRow[], at: number): DocumentRow[] {
    const groupCells = this.openGroups(row, all, at)
    if (row.kind === 'extra') return this.extraRows(row, groupCells)
    const label = this.labelCells(row.label, row.groups.length)
    return [{ cells: [...groupCells, ...label, ...this.figureCells(row, label)], keepWithPrevious: this.keeps(row, all, at) }]
  }

  /** A group's cell stands in its first row and spans down to its last. */
  private openGroups(row: PlannedRow, all: readonly PlannedRow[], at: number): DocumentCell[] {
    const cells: DocumentCell[] = []
    const open: typeof this.open = []
    row.groups.forEach((group, depth) => {
      const before = this.open[depth]
      if (before?.group === group && cells.length === 0) return void open.push(before)
      const rowSpan = countFrom(all, at, (other) => other.groups[depth] === group)
      const cell = this.headerCell(group.label, depth, 1, rowSpan, depth === 0 ? 'rowgroup' : 'row', idsOf(open))
      open.push({ group, id: cell.id! })
      cells.push(cell)
    })
    this.open = open
    return cells
  }

  private labelCells(label: string, depth: number): DocumentCell[] {
    const colSpan = this.source.form.stub - depth
    return colSpan > 0 ? [this.headerCell(label, depth, colSpan, 1, 'row', idsOf(this.open))] : []
  }

  private figureCells(row: Extract<PlannedRow, { kind: 'form' }>, label: readonly DocumentCell[]): DocumentCell[] {
    const rowHeaders = [...idsOf(this.open), ...label.map((cell) => cell.id!)]
    return row.figures.map(({ path, column }): DocumentCell => {
      const place = this.head.columns.get(column.id)!
      const figure = this.source.figures.get(path)
      const text = figureText(figure, column)
      const written = figure && figure.written !== text ? { written: figure.written } : {}
      return {
        text,
        column: place.column,
        colSpan: place.colSpan,
        rowSpan: 1,
        headers: [...place.headers, ...rowHeaders],
        align: 'center',
        figure: { path, state: figure?.state ?? 'lost', ...written },
      }
    })
  }

  private extraRows(row: Extract<PlannedRow, { kind: 'extra' }>, groupCells: readonly DocumentCell[]): DocumentRow[] {
    const placed = placeExtraRow(row.cells, { from: row.groups.length, stub: this.source.form.stub, head: this.head })
    return placed.map((cells, index) => {
      const [first, ...rest] = cells
      const label = this.headerCell(first!.text, first!.column, first!.colSpan, 1, 'row', idsOf(this.open))
      const rowHeaders = [...idsOf(this.open), label.id!]
      const values = rest.map((cell): DocumentCell => ({
        ...cell,
        rowSpan: 1,
        headers: [...this.head.headersOver(cell.column), ...rowHeaders],
        align: 'center',
      }))
      return { cells: [...(index === 0 ? groupCells : []), label, ...values], keepWithPrevious: index > 0 }
    })
  }

  private headerCell(
    text: string,
    column: number,
    colSpan: number,
    rowSpan: number,
    scope: 'row' | 'rowgroup',
    headers: readonly string[],
  ): DocumentCell {
    this.headers += 1
    const align = this.source.form.stub > 1 ? 'left' : 'center'
    return { text, column, colSpan, rowSpan, scope, id: `${this.prefix}-r${this.headers}`, headers, align }
  }

  /** A total stays with what it adds up, and a group's last row is not left alone. */
  private keeps(row: Extract<PlannedRow, { kind: 'form' }>, all: readonly PlannedRow[], at: number): boolean {
    const group = row.groups.at(-1)
    const endsGroup = group !== undefined && all[at - 1]?.groups.includes(group) === true && all[at + 1]?.groups.includes(group) !== true
    return this.totals.has(row.id) || endsGroup
  }
}

function idsOf(open: readonly { readonly id: string }[]): string[] {
  return open.map((entry) => entry.id)
}

function countFrom<T>(list: readonly T[], start: number, holds: (item: T) => boolean): number {
  let end = start
  while (end < list.length && holds(list[end]!)) end++
  return end - start
}

function figureCellsOf(parts: readonly DocumentTablePart[]): DocumentCell[] {
  return parts.flatMap((part) => part.body.flatMap((row) => row.cells.filter((cell) => cell.scope === undefined)))
}

function summarise(form: FormTable, parts: readonly DocumentTablePart[]): string {
  if (parts.length > 1) return `${form.caption}，分${parts.length}部分：${parts.map((part) => part.caption).join('、')}。`
  const [first] = parts
  const heads = first!.head[0]!.cells.filter((cell) => cell.abbr === undefined).map((cell) => cell.text)
  return `${form.caption}，按${heads.join('、')}分列，共${first!.body.length}行数据。`
}
