import { tidyDecimal } from '../../arithmetic/decimal.js'
import { quoteSql } from '../../archive/duckdb.js'
import type { Archive } from '../../archive/store.js'
import type { Summed } from '../../archive/sum-up.js'
import { stateNames } from '../../diagnostics/catalogue/wordings.js'
import { isComparable, joinedRows } from '../../forms/comparable.js'
import { findForm } from '../../forms/index.js'
import { formatCellLabel } from '../../forms/labels.js'
import { figurePath } from '../../forms/layout.js'
import { printable } from '../../language/printable.js'
import { formatTable, type Cell, type TableFormat } from './print-table.js'

interface Part {
  readonly organId: string
  readonly form: string
  readonly table: string
  readonly row: string
  readonly column: string
  readonly value: string | null
  readonly unit: string | null
  readonly state: string
  readonly source: string
  readonly place: string | null
}

/** A cell's parts, each with where it stands; those without a report too. */
export async function explainCell(archive: Archive, summed: Summed, path: string, format: TableFormat): Promise<string> {
  const { total, members, published, differences, year } = summed
  const sources = [...members.counted, ...(published ? [published] : [])].map(({ source }) => quoteSql(source))
  const figures =
    sources.length === 0
      ? []
      : await archive.rows<Part>(
          `SELECT organId, form, "table", "row", "column", value::VARCHAR AS value, unit, state, source, place FROM figures
     WHERE source IN (${sources.join(', ')}) AND path IN (${pathsOf(path, total.form.id).map(quoteSql).join(', ')}) ORDER BY organId, path`,
        )
  const parts = figures.filter(({ source }) => source !== published?.source)
  const nameOf = (id: string) => archive.register.nameOf(id, year)
  const rows: Cell[][] = [
    ...parts.map((part) => [
      nameOf(part.organId),
      plain(part.value),
      part.unit,
      stateNames[part.state] ?? part.state,
      noteOf(part, total.form.id),
      part.source,
      part.place,
    ]),
    ...members.missing.map((id) => [nameOf(id), null, null, '没有报告', '', null, null]),
  ]
  const table = formatTable(['机关', '数值', '单位', '状态', '说明', '文件', '位置'], rows, format)
  if (format !== 'text') return table
  const sum = total.cells.get(path)
  const other = differences.find((one) => one.path === path)
  const lines = [
    `${formatCellLabel(path)}（${path}）`,
    `合计：${sum?.value ?? '空白'}${sum?.unit ?? ''}，有数字的${sum?.numbers ?? 0}份，空白的${sum?.blanks ?? 0}份，读不出的${sum?.lost ?? 0}份，没有报告的${members.missing.length}个机关`,
    ...(published ? [other ? `公布：${other.published ?? '空白'}，相差${other.difference}` : '公布：与合计一致'] : []),
  ]
  return lines.map((line) => `${printable(line)}\n`).join('') + table
}

/** The cell itself, and the rows that other editions print for it. */
function pathsOf(path: string, form: string): string[] {
  const joined = joinedRows.flatMap(({ table, rows, row, other }) =>
    other === form && path.startsWith(`${table}.${row}.`)
      ? rows.map((one) => figurePath(table, one, path.slice(`${table}.${row}.`.length)))
      : [],
  )
  return [path, ...joined]
}

function noteOf({ form, table, row, column }: Part, wanted: string): string {
  if (form === wanted) return ''
  const isAdded =
    isComparable(figurePath(table, row, column), form, wanted) ||
    joinedRows.some(({ rows, edition, other }) => edition === form && other === wanted && rows.includes(row))
  return `${findForm(form).name}${isAdded ? '' : '，不能相加'}`
}

function plain(value: string | null): string | null {
  return value === null ? null : tidyDecimal(value)
}
