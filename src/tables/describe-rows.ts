import { tableReasons } from '../diagnostics/catalogue/table-reasons.js'
import { findForm } from '../forms/index.js'
import type { Block } from '../model/block.js'
import type { BandedTable } from './fill.js'
import type { Judged } from './judges/index.js'
import { solveTables } from './match.js'
import { explain } from './solve/explain.js'
import { valuesOf, type Reading, type Verdict } from './solve/reading.js'
import type { SolvedRow } from './solve/solve-table.js'

/** Every row of the statutory tables with its readings, what each judge said of them, and what became of it. */
export function describeRows(blocks: readonly Block[]): string {
  return solveTables(blocks)
    .map(({ table, rows }) => `${[titleOf(table), ...rows.flatMap(describeRow)].join('\n')}\n`)
    .join('\n')
}

function titleOf({ edition: { form, parts, table } }: BandedTable): string {
  const others = parts.filter((part) => part.form !== form).map((part) => `${part.id} ${findForm(part.form).name}`)
  return `${table.name} ${table.id}（${[findForm(form).name, ...others].join('；')}）`
}

function describeRow(row: SolvedRow): string[] {
  const { entry, band, said, judged } = row
  const values = band ? valuesOf(band.cells).map((mark) => mark.cell.text.replace(/\s+/g, '␣')) : []
  const shown = judged.filter(({ reading }) => reading.basis !== 'nothing')
  return [
    `  ${entry.row.label || '数据行'}：${band ? values.join('、') || '空' : '没有这一行'}`,
    ...said.map((verdict) => `    整行 ${wordOf(verdict)}`),
    ...shown.map(describeReading),
    ...describePossible(judged.filter(({ reading }) => reading.basis === 'nothing')),
    ...(band ? [`    → ${decisionOf(row)}`] : []),
  ]
}

function describeReading({ reading, verdicts }: Judged): string {
  return `    ${reading.by} ${placesOf(reading)}${verdicts.map((verdict) => `；${wordOf(verdict)}`).join('')}`
}

/** All that could be, by what was said of it. */
function describePossible(judged: readonly Judged[]): string[] {
  if (judged.length === 0) return []
  const words = judged.map(({ verdicts }) => verdicts.map(wordOf).join('；') || '无人反对')
  const counted = [...new Set(words)].map((word) => `${words.filter((other) => other === word).length}种${word}`)
  return [`    search ${judged.length}种排法：${counted.join('；')}`]
}

function placesOf({ slots, foreign }: Reading): string {
  const placed = [...slots].map(([column, slot]) => `${column}=${slot === null ? '·' : slot.text.replace(/\s+/g, '␣') || '空'}`)
  return [...placed, ...foreign.map((mark) => `?=${mark.cell.text}`)].join(' ')
}

function wordOf({ says, reason }: Verdict): string {
  return `${says}（${tableReasons[reason]}）`
}

function decisionOf(row: SolvedRow): string {
  if (row.decision.kind === 'decided') return `已定：${row.decision.reading.by}`
  const { loss, reasons, ways } = explain(row)
  const sums = row.sums.map((sum) => sum.rule)
  return `未定（${loss}）：${[...reasons.map((reason) => tableReasons[reason]), `余${ways}种排法`, ...(sums.length > 0 ? [`纵向按${sums.join('、')}`] : [])].join('；')}`
}
