import { collectInto, type Diagnostic } from '../../src/diagnostics/diagnostic.js'
import type { Figure } from '../../src/model/report.js'
import { readWritten } from '../read-written.js'
import { describeRows } from '../../src/tables/describe-rows.js'
import { matchTables } from '../../src/tables/match.js'
import type { MatchedTable } from '../../src/tables/matched.js'
import { printDiagnostics } from './print-diagnostics.js'

/** Text → statutory tables, one row of figures a line; rows of which nothing was found are left out. `rows` shows how each was read. */
export function runTables(sections: Readonly<Record<string, string>>): Record<string, string> {
  const found: Diagnostic[] = []
  const blocks = readWritten((sections['input'] ?? '').trimEnd()).blocks
  const items = matchTables(blocks, collectInto(found))
  const tables = items.flatMap((item) => (item.kind === 'form' ? [printTable(item)] : []))
  const rows = 'rows' in sections ? { rows: describeRows(blocks) } : {}
  return { ...rows, tables: tables.join('\n'), diagnostics: printDiagnostics(found) }
}

function printTable(table: MatchedTable): string {
  const rows = new Map<string, Figure[]>()
  for (const figure of table.figures) {
    const row = figure.path.slice(0, figure.path.lastIndexOf('.'))
    rows.set(row, [...(rows.get(row) ?? []), figure])
  }
  const lines = [...rows].filter(([, figures]) => figures.some((figure) => figure.state !== 'lost')).map(([row, figures]) => `  ${row}: ${figures.map(printFigure).join(' ')}`)
  const extra = table.extraRows.map((row) => `  + after ${row.after ?? 'the head'}: ${row.cells.join(' ¦ ')}`)
  return [`${table.form} ${table.table}`, ...lines, ...extra].join('\n')
}

function printFigure(figure: Figure): string {
  const value = `${figure.value}${figure.unit ?? ''}`
  return figure.state === 'read' ? value : figure.state === 'inferred' ? `${value}(inferred)` : figure.state
}
