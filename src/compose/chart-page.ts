import { tableOf, type Chart } from '../charts/chart.js'
import { measureGroups, pathsIn, type Measure, type MeasureGroup } from '../forms/measures.js'
import { formContentsOf } from '../forms/contents.js'
import { toHan } from '../language/han-numerals.js'
import type { Document, DocumentBlock, DocumentHeading, DocumentTable } from '../model/document.js'
import type { Report } from '../model/report.js'
import { composeFreeTable } from './free-table.js'

/** Years that a chart goes back, the report's own among them. */
const YEARS = 5

/** What is drawn, by groups of measures. */
const drawn: Readonly<Partial<Record<MeasureGroup['id'], { readonly title: string; readonly parts: boolean }>>> = {
  flow: { title: '申请量', parts: false },
  outcomes: { title: '办理结果构成', parts: true },
  disputes: { title: '行政复议、行政诉讼', parts: false },
}

/**
 * The document with a page of charts behind it, before 版记: an attachment of its own, each chart with the table that says the same. As it was where
 * there is nothing to draw. `earlier` are reports of the same organ; those of other years than the four before are left out.
 */
export function withCharts(document: Document, report: Report, earlier: readonly Report[]): Document {
  const charts = chartsOf(yearsOf(report, earlier))
  if (charts.length === 0) return document
  const end = document.blocks.findLastIndex((block) => block.kind !== 'paragraph' || block.role !== 'imprint') + 1
  return { ...document, blocks: [...document.blocks.slice(0, end), ...chartBlocks(charts), ...document.blocks.slice(end)] }
}

/** True for a report whose figures a chart of the other would show beside its own. */
export function isEarlier(earlier: Report, report: Report): boolean {
  const [then, now] = [earlier.year?.value, report.year?.value]
  const sameOrgan = !earlier.organ || !report.organ || earlier.organ.value === report.organ.value
  return earlier.kind === 'annual' && sameOrgan && then !== undefined && now !== undefined && then < now && then > now - YEARS
}

function yearsOf(report: Report, earlier: readonly Report[]): Report[] {
  const byYear = new Map(earlier.filter((one) => isEarlier(one, report)).map((one) => [one.year!.value, one]))
  return [...[...byYear.values()].sort((one, other) => one.year!.value - other.year!.value), report]
}

function chartsOf(reports: readonly Report[]): Chart[] {
  const categories = reports.map(({ year }) => (year ? `${year.value}年` : '本年'))
  return measureGroups.flatMap(({ id, measures }): Chart[] => {
    const look = drawn[id]
    if (!look) return []
    const series = measures.map((measure) => ({ name: measure.label, values: reports.map((report) => valueOf(measure, report)) }))
    const filled = series.filter(({ values }) => values.some((value) => value !== null && value > 0))
    const kind = look.parts ? 'stacked' : reports.length > 2 ? 'lines' : 'bars'
    return filled.length === 0 ? [] : [{ kind, title: look.title, unit: measures[0]!.unit, categories, series: filled }]
  })
}

/** Null where a figure is missing: it is not 0. */
function valueOf(measure: Measure, report: Report): number | null {
  for (const form of new Set(formContentsOf(report).map((content) => content.form))) {
    const figures = pathsIn(measure, form)?.map((path) => numberAt(report, path))
    if (figures && figures.length > 0 && !figures.includes(null)) return figures.reduce<number>((sum, value) => sum + value!, 0)
  }
  return null
}

function numberAt({ figures }: Report, path: string): number | null {
  const value = figures.find((figure) => figure.path === path)?.value
  return typeof value === 'number' ? value : null
}

function chartBlocks(charts: readonly Chart[]): DocumentBlock[] {
  const title: DocumentHeading = { kind: 'heading', level: 1, annex: 'title', text: '数据图表', id: 'charts' }
  return [
    { kind: 'paragraph', role: 'annex', text: '附图' },
    title,
    ...charts.flatMap((chart, index): DocumentBlock[] => {
      const text = `${toHan(index + 1)}、${chart.title}（单位：${chart.unit}）`
      return [{ kind: 'heading', level: 1, annex: 'inner', text, id: `chart-${index + 1}` }, chartTable(chart, index + 1)]
    }),
  ]
}

/** Says all that the chart shows. */
function chartTable(chart: Chart, number: number): DocumentTable {
  const { head, rows } = tableOf(chart, '年度')
  const cell = (text: string, header: boolean) => ({ text, colSpan: 1, rowSpan: 1, header })
  const content = {
    kind: 'table',
    rows: [head.map((text) => cell(text, true)), ...rows.map((row) => row.map((text, column) => cell(text, column === 0)))],
  }
  const place = { id: `chart-table-${number}`, prefix: `c${number}`, heading: chart.title, isNamed: true }
  const table = composeFreeTable(content as unknown as Parameters<typeof composeFreeTable>[0], place)
  return { ...table, summary: `图：${chart.title}，单位${chart.unit}。${tellRows(head, rows)}`, chart }
}

function tellRows(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return rows.map(([year, ...values]) => `${year}${values.map((value, index) => `${head[index + 1]!}${value}`).join('、')}。`).join('')
}
