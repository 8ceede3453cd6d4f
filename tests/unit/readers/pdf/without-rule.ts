import { composeDocument } from '../../../../src/compose/compose.js'
import { fontLoader } from '../../../../src/fonts/load-fonts.js'
import { collectInto, type Diagnostic } from '../../../../src/diagnostics/diagnostic.js'
import type { Report } from '../../../../src/model/report.js'
import type { PageMarks, Rule } from '../../../../src/readers/pdf/marks.js'
import { readContent } from '../../../../src/readers/pdf/read-content.js'
import { readPdfMarks } from '../../../../src/readers/pdf/read-pdf.js'
import { matchTables } from '../../../../src/tables/match.js'
import { writePdf } from '../../../../src/writers/pdf/write-pdf.js'

/** The report with figures that all differ, from `first` on, so that none can stand for another. */
export function withOwnFigures(report: Report, first = 100): Report {
  const figures = report.figures.map((figure, index) => ({ ...figure, value: first + 7 * index, written: String(first + 7 * index) }))
  return { ...report, figures }
}

export async function marksOfReport(report: Report): Promise<readonly PageMarks[]> {
  return (await readPdfMarks(writePdf(composeDocument(report), await fontLoader([])()), () => {}))!
}

/** Figures read otherwise than they stand on the page, and those not read in a table no finding names. */
export function silentFaults(marks: readonly PageMarks[], { figures: known }: Report): string[] {
  const found: Diagnostic[] = []
  const content = readContent(marks, collectInto(found))
  const items = 'blocks' in content ? matchTables(content.blocks, collectInto(found)) : []
  const figures = new Map(items.flatMap((item) => (item.kind === 'form' ? item.figures.map((figure) => [figure.path, figure]) : [])))
  const named = new Set(found.map(({ cell }) => tableOf(cell ?? '')))
  return known.flatMap(({ path, value }) => {
    const figure = figures.get(path)
    if (figure?.state === 'read' || figure?.state === 'inferred')
      return String(figure.value) === String(value) ? [] : [`${path} ${figure.value} is ${value}`]
    return named.has(tableOf(path)) || found.some(({ code }) => code === 'table/unknown') ? [] : [`${path} is gone`]
  })
}

const tableOf = (path: string) => path.split('.', 1)[0]!

/** The pages without a rule of one of them, or without the whole line of rules it is in. */
export function withoutRule(marks: readonly PageMarks[], page: number, rule: Rule, whole: boolean): PageMarks[] {
  return marks.map((one, index) => (index === page ? { ...one, rules: without(one.rules, rule, whole) } : one))
}

function without(rules: readonly Rule[], rule: Rule, whole: boolean): Rule[] {
  const isPart = (other: Rule) => other.from < rule.to && other.to > rule.from
  return rules.filter((other) => other.direction !== rule.direction || Math.abs(other.at - rule.at) > 3 || !(whole || isPart(other)))
}
