import { parseOrdinal } from '../language/ordinal.js'
import type { DocumentCell, DocumentRow, DocumentTable } from '../model/document.js'
import type { Content } from '../model/report.js'
import { contentWidths } from './content-widths.js'
import { placeCells, type GridCell } from './cell-grid.js'
import { headerRegion, type HeaderRegion } from './header-region.js'

type TableContent = Extract<Content, { kind: 'table' }>

interface Place {
  readonly id: string
  readonly prefix: string
  /** The heading it stands under; names it where it has no caption. */
  readonly heading: string
  /** The heading right above it is its own name. */
  readonly isNamed?: boolean
}

/** A table of no known form, as found; its grid is made whole and every cell told its headers. */
export function composeFreeTable(content: TableContent, place: Place): DocumentTable {
  const grid = placeCells(content.rows)
  const region = headerRegion(grid)
  const rows = documentRows(grid.rows, region, place.prefix)
  const caption = content.caption ?? (place.isNamed ? place.heading : `${stripOrdinal(place.heading)}（附表）`)
  return {
    kind: 'table',
    id: place.id,
    form: null,
    caption,
    captionShown: content.caption !== undefined,
    summary: `${caption}，${grid.rows.length}行${grid.width}列。`,
    widths: contentWidths(grid),
    columnCount: grid.width,
    ...(region.inferred ? { headersInferred: true } : {}),
    parts: [{ caption: null, head: rows.slice(0, region.headRows), body: rows.slice(region.headRows) }],
  }
}

function stripOrdinal(heading: string): string {
  return heading.slice(parseOrdinal(heading)?.written.length ?? 0) || '文中'
}

function documentRows(rows: readonly (readonly GridCell[])[], region: HeaderRegion, prefix: string): DocumentRow[] {
  const headers = new HeaderNames(prefix, longColumns(rows, region.headRows))
  return rows.map((cells, row): DocumentRow => {
    const scopes = cells.map((cell) => region.scopeOf(cell, row))
    return { cells: headers.row(cells, scopes, row), keepWithPrevious: row > 0 && row < region.headRows ? true : isTotal(cells) }
  })
}

function isTotal(cells: readonly GridCell[]): boolean {
  return /^(?:合计|总计|小计|共计)$/.test((cells[0]?.text ?? '').replace(/\s/g, ''))
}

interface NamedHeader {
  readonly id: string
  readonly scope: NonNullable<DocumentCell['scope']>
  readonly row: number
  readonly cell: GridCell
}

/** Gives header cells their ids and finds, for each cell, those over it and those to its left. */
class HeaderNames {
  private count = 0
  private columnHeaders: readonly NamedHeader[] = []
  /** Their names over each column, for cells of one column: rows without headers share them. */
  private columnNames = new Map<number, readonly string[]>()
  private rowHeaders: NamedHeader[] = []

  constructor(
    private readonly prefix: string,
    private readonly long: ReadonlySet<number>,
  ) {}

  row(cells: readonly GridCell[], scopes: readonly DocumentCell['scope'][], row: number): DocumentCell[] {
    this.rowHeaders = this.rowHeaders.filter((header) => header.row + header.cell.rowSpan > row)
    const fresh: NamedHeader[] = []
    const composed = cells.map((cell, index): DocumentCell => {
      const scope = scopes[index]
      const named = scope && { id: `${this.prefix}-h${++this.count}`, scope, row, cell }
      const headers =
        scope === 'col' || scope === 'colgroup' ? this.columnsOver(cell) : joined(this.columnsOver(cell), rowsBeside(this.rowHeaders, cell))
      if (named && (scope === 'row' || scope === 'rowgroup')) this.rowHeaders.push(named)
      else if (named) fresh.push(named)
      const align = alignment(cell, scope, this.long)
      return named ? { ...placeOf(cell), scope: named.scope, id: named.id, headers, align } : withHeaders(cell, headers, align)
    })
    if (fresh.length > 0) {
      this.columnHeaders = withFresh(this.columnHeaders, fresh, row)
      this.columnNames.clear()
    }
    return composed
  }

  private columnsOver(cell: GridCell): readonly string[] {
    const known = cell.colSpan === 1 ? this.columnNames.get(cell.column) : undefined
    if (known) return known
    const names = this.columnHeaders.filter((header) => meets(header.cell, cell)).map((header) => header.id)
    if (cell.colSpan === 1) this.columnNames.set(cell.column, names)
    return names
  }
}

/** A row of headers right under others joins them; one further down takes the place of those it covers. */
function withFresh(over: readonly NamedHeader[], fresh: readonly NamedHeader[], row: number): NamedHeader[] {
  const joins = over.some((header) => header.row + header.cell.rowSpan >= row)
  return joins ? [...over, ...fresh] : [...over.filter((header) => !fresh.some((other) => meets(header.cell, other.cell))), ...fresh]
}

function rowsBeside(headers: readonly NamedHeader[], cell: GridCell): string[] {
  const names: string[] = []
  for (const header of headers) if (header.cell.column < cell.column) names.push(header.id)
  return names
}

function joined(one: readonly string[], other: readonly string[]): readonly string[] {
  return other.length === 0 ? one : [...one, ...other]
}

function meets(one: GridCell, other: GridCell): boolean {
  return one.column < other.column + other.colSpan && other.column < one.column + one.colSpan
}

function placeOf({ text, column, colSpan, rowSpan, filler }: GridCell) {
  return { text, column, colSpan, rowSpan, ...(filler ? { filler: true as const } : {}) }
}

/** Nearly every cell of a long table is one of these. */
function withHeaders(cell: GridCell, headers: readonly string[], align: DocumentCell['align']): DocumentCell {
  if (cell.filler) return { ...placeOf(cell), headers, align }
  const { text, column, colSpan, rowSpan } = cell
  return { text, column, colSpan, rowSpan, headers, align }
}

/** Entries longer than this many characters read better from the left. */
const SHORT = 8

/** The columns that hold a long entry: all their cells stand at the left. */
function longColumns(rows: readonly (readonly GridCell[])[], headRows: number): ReadonlySet<number> {
  const long = new Set<number>()
  for (const row of rows.slice(headRows)) for (const cell of row) if (cell.colSpan === 1 && cell.text.length > SHORT) long.add(cell.column)
  return long
}

function alignment(cell: GridCell, scope: DocumentCell['scope'], long: ReadonlySet<number>): DocumentCell['align'] {
  if (scope === 'col' || scope === 'colgroup') return 'center'
  return cell.text.length > SHORT || (cell.colSpan === 1 && long.has(cell.column)) ? 'left' : 'center'
}
