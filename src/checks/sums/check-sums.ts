import { changes as wording, elsewhere } from '../../diagnostics/catalogue/wordings.js'
import type { SumFacts, SumFix } from '../../diagnostics/catalogue/check/sums.js'
import type { Reporter } from '../../diagnostics/diagnostic.js'
import { cellLabelOf, formatCellLabel } from '../../forms/labels.js'
import { isHandedOn } from '../../forms/chains.js'
import { figurePaths } from '../../forms/layout.js'
import type { FormSum, FormTable } from '../../model/form.js'
import type { CheckContext, PresentTable } from '../context.js'
import { explainFailures } from './explain.js'
import { spellFormula, sumOf, writeFormula } from './formula.js'
import type { Change, Explanation } from './mistakes.js'
import { relationsOf, type Relation, type TableRelations } from './relations.js'
import { nameSlip } from './slip-names.js'
import { isBlank, residualOf, valuesForSums, type BlankTotal, type CellValues } from './values.js'

/** AR-C01…C06: every relation the forms state, in every table of the report. */
export function checkSums(context: CheckContext, report: Reporter): void {
  for (const present of context.tables) checkTable(present, context, report)
}

const codes = {
  'AR-C01': 'check/carry-identity',
  'AR-C02': 'check/outcomes-total',
  'AR-C03': 'check/total-mismatch',
  'AR-C04': 'check/reconsideration-total',
  'AR-C05': 'check/litigation-total',
  'AR-C06': 'check/litigation-after-total',
} as const satisfies Record<FormSum['rule'], string>

interface TableCheck {
  readonly table: TableRelations
  readonly values: CellValues
  readonly context: CheckContext
  readonly report: Reporter
}

function checkTable({ table: formTable }: PresentTable, context: CheckContext, report: Reporter): void {
  if (isUnfilled(formTable, context)) return
  const table = relationsOf(formTable)
  const { values, blankTotals } = valuesForSums(table, context.figures)
  const check = { table, values, context, report }
  const { explanations, unexplained } = explainFailures(table, values)
  for (const explanation of explanations) reportExplained(explanation, check)
  reportUnexplained(unexplained, check)
  if (blankTotals.length > 0) reportBlankTotals(blankTotals, check)
  reportUnchecked(formTable.name, check)
}

/** Nothing stands in it but what last year handed on: that it is blank is said by its cells, and no sum is wrong yet. */
function isUnfilled(table: FormTable, { figures }: CheckContext): boolean {
  return figurePaths(table).every((path) => isHandedOn(path) || figures.get(path)?.state === 'blank')
}

/** One finding for one mistake, at the cell to change; the relations it breaks besides are its related places. */
function reportExplained(explanation: Explanation, check: TableCheck): void {
  const [lead, ...others] = [...explanation.settles].sort((a, b) => Number(a.axis === 'column') - Number(b.axis === 'column'))
  const cell = explanation.changes[0]!.cell
  const fix = describeFix(explanation, check)
  check.report(codes[lead!.rule], factsOf(lead!, check, fix), { cell, at: placeOf(cell, check), related: relatedOf(others, check) })
}

/** Where the columns of the parts are off by as much as the total column together, the total column is off because of them. */
function reportUnexplained(relations: readonly Relation[], check: TableCheck): void {
  for (const relation of relations) {
    const parts = relations.filter((other) => other.rule === relation.rule && other !== relation && !isTotalColumn(other))
    if (isTotalColumn(relation) && parts.length > 0 && sumResiduals(parts, check) === residualOf(relation, check.values)) continue
    const total = relations.find((other) => other.rule === relation.rule && other !== relation && isTotalColumn(other))
    reportRelation(relation, total ? [total] : [], check)
  }
}

function isTotalColumn({ axis, right }: Relation): boolean {
  return axis === 'column' && right[0]!.endsWith('.total')
}

function sumResiduals(relations: readonly Relation[], { values }: TableCheck): number {
  return relations.reduce((sum, relation) => sum + residualOf(relation, values)!, 0)
}

function reportRelation(relation: Relation, others: readonly Relation[], check: TableCheck): void {
  const cell = relation.right[0]!
  check.report(codes[relation.rule], factsOf(relation, check, null), { cell, at: placeOf(cell, check), related: relatedOf(others, check) })
}

function relatedOf(relations: readonly Relation[], check: TableCheck) {
  return relations.map((relation) => ({
    text: `${relation.name}${writeFormula(relation, check.values)}`,
    cell: relation.right[0]!,
    at: placeOf(relation.right[0]!, check),
  }))
}

function factsOf(relation: Relation, { values }: TableCheck, fix: SumFix | null): SumFacts {
  return {
    name: relation.name,
    formula: writeFormula(relation, values),
    spelled: spellFormula(relation, values),
    left: sumOf(relation.left, values),
    right: sumOf(relation.right, values),
    fix,
  }
}

function describeFix(explanation: Explanation, { context, table, values }: TableCheck): SumFix {
  return {
    change: describeChanges(explanation, context, values),
    slip: nameSlip(explanation, context.figures, table.relations),
    cells: explanation.changes,
  }
}

/** One cell is the finding's own place; a row is written out as it should be. */
function describeChanges({ kind, changes, settles }: Explanation, { figures }: CheckContext, values: CellValues): string {
  const written = ({ cell, value }: Change) => wording.of(isBlank(figures.get(cell)) ? null : (values.get(cell) ?? null), value)
  if (kind === 'cell') return wording.thisCell(written(changes[0]!))
  const row =
    kind === 'swap'
      ? undefined
      : settles.find((relation) => changes.every(({ cell }) => relation.axis === 'row' && relation.coefficients.has(cell)))
  if (!row || changes.length < 3) return changes.map((change) => `${bareLabel(change.cell)}${written(change)}`).join('、')
  const restored = new Map([...values, ...changes.map(({ cell, value }) => [cell, value] as const)])
  return wording.thisRow([...row.coefficients.keys()].map((cell) => restored.get(cell)))
}

function reportBlankTotals(totals: readonly BlankTotal[], check: TableCheck): void {
  const first = totals[0]!.cell
  const cells = totals.slice(0, 5).map(({ cell, sum }) => wording.shouldBe(bareLabel(cell), sum))
  const related = totals.slice(1).map(({ cell, sum }) => ({ cell, at: placeOf(cell, check), text: elsewhere.total(sum) }))
  check.report('check/blank-total', { cells, count: totals.length }, { cell: first, at: placeOf(first, check), related })
}

/** Lost figures make relations uncheckable; that is said once a table. */
function reportUnchecked(name: string, { table, values, report }: TableCheck): void {
  const relations = table.relations.filter((relation) => residualOf(relation, values) === null)
  if (relations.length === 0) return
  const lost = [...values].filter(([, value]) => value === null).map(([cell]) => cell)
  report(
    'check/sum-unchecked',
    { table: name, relations: relations.length, lost: lost.length, cells: lost.slice(0, 3).map(bareLabel) },
    { cell: lost[0] },
  )
}

function bareLabel(cell: string): string {
  const label = cellLabelOf(cell)
  return label ? formatCellLabel(cell).slice(label.table.length) : cell
}

function placeOf(cell: string, { context }: TableCheck) {
  return context.figures.get(cell)?.at
}
