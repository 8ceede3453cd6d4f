import { figureHeads, countsHead, inputHead } from '../../diagnostics/catalogue/wordings.js'
import type { Reporter } from '../../diagnostics/diagnostic.js'
import { forms } from '../../forms/index.js'
import { figurePath, figureRows } from '../../forms/layout.js'
import { officialHeading } from '../../forms/matching/sections.js'
import { parseFigure } from '../../language/numeral.js'
import type { Form, FormColumn, FormTable } from '../../model/form.js'
import type { Figure, FigureState, Report, Section } from '../../model/report.js'
import type { Text } from '../../model/text.js'

const head = ['organ', 'year', 'table', 'row', 'column', 'value', 'state']

/** The first row of our own figures.csv: of one report, or of a batch, with the file each was read from, and whether it is counted there, before it. */
export function isFiguresHead(fields: readonly Text[]): boolean {
  return layoutOf(fields) !== null
}

/** Where the fields stand: behind the file's name in a batch's, and, where the heads are Chinese, the ids at the end. */
function layoutOf(fields: readonly Text[]): readonly number[] | null {
  const names = fields.map(({ text }) => text).join()
  const from = (heads: readonly string[], ...before: readonly string[]): number =>
    [0, 1, 2].findIndex((count) => [...before.slice(0, count), ...heads].join() === names)
  const [ids, labelled] = [from(head, 'input', 'counts'), from(figureHeads, inputHead, countsHead)]
  if (ids >= 0) return [0, 1, 2, 3, 4, 5, 6].map((at) => at + ids)
  return labelled < 0 ? null : [0, 1, 7, 8, 9, 5, 10].map((at) => at + labelled)
}

/** The reports whose figures a file holds, in its order. They have no text but that of the forms. */
export function readFigures(rows: readonly (readonly Text[])[], report: Reporter): Report[] {
  const groups = new Map<string, FigureLine[]>()
  const layout = layoutOf(rows[0]!)!
  for (const fields of rows.slice(1)) {
    if (fields.every(({ text }) => text === '')) continue
    const line = lineOf(fields, layout)
    const key = JSON.stringify([line.input, line.organ?.text, line.year?.text])
    groups.set(key, [...(groups.get(key) ?? []), line])
  }
  return [...groups.values()].map((lines) => reportOf(lines, report))
}

interface FigureLine {
  readonly input: string
  readonly organ: Text | undefined
  readonly year: Text | undefined
  readonly table: string
  readonly path: string
  readonly value: Text
  readonly state: string
}

function lineOf(fields: readonly Text[], layout: readonly number[]): FigureLine {
  const input = layout[0]! > 0 ? fields[0]!.text : ''
  const [organ, year, table, row, column, value, state] = layout.map((at) => fields[at])
  const path = figurePath(table?.text ?? '', row?.text ?? '', column?.text ?? '')
  return { input, organ, year, table: table?.text ?? '', path, value: value ?? fields[0]!, state: state?.text ?? '' }
}

function reportOf(lines: readonly FigureLine[], report: Reporter): Report {
  const form = formOf(lines)
  const columns = new Map(form.tables.flatMap(figureRows).flatMap((row) => row.figures.map(({ path, column }) => [path, column] as const)))
  const figures = lines.flatMap((line) => figureOf(line, columns.get(line.path), report))
  const tables = form.tables.filter(({ id }) => figures.some(({ path }) => path.startsWith(`${id}.`)))
  const { organ, year } = lines[0]!
  return {
    schemaVersion: 1,
    kind: 'annual',
    organ: organ && organ.text !== '' ? { value: organ.text, origin: 'read', at: organ.at } : null,
    year: year && /^(?:19|20)\d\d$/.test(year.text) ? { value: Number(year.text), origin: 'read', at: year.at } : null,
    title: null,
    preamble: [],
    sections: tables.map((table) => sectionOf(form, table)),
    closing: [],
    figures: [...figures, ...tables.flatMap((table) => missingOf(table, figures))],
    repairs: [],
    dropped: [],
    diagnostics: [],
  }
}

/** The edition that has most of the figures. */
function formOf(lines: readonly FigureLine[]): Form {
  const paths = new Set(lines.map(({ path }) => path))
  const count = (form: Form) =>
    form.tables.flatMap(figureRows).reduce((sum, row) => sum + row.figures.filter((one) => paths.has(one.path)).length, 0)
  return forms.reduce((best, form) => (count(form) > count(best) ? form : best))
}

function sectionOf(form: Form, { id: table }: FormTable): Section {
  const section = form.sections.find((candidate) => candidate.table === table)!
  return { id: section.id, heading: officialHeading(section), blocks: [{ kind: 'form', form: form.id, table, extraRows: [] }] }
}

/** States of a figure that has a value. */
const valued = new Set<string>(['read', 'inferred', 'corrected'] satisfies FigureState[])
const states = new Set<string>(['read', 'blank', 'notApplicable', 'inferred', 'lost', 'corrected'] satisfies FigureState[])

/** A figure of no table of the edition, or one that is no number, is said: nowhere else would it be seen. */
function figureOf({ path, value, state }: FigureLine, column: FormColumn | undefined, report: Reporter): Figure[] {
  const [, written = '', unit] = /^(-?[\d.]*)(\D*)$/.exec(value.text) ?? []
  const parsed = parseFigure(written, column?.kind ?? 'count')
  const isKnown = states.has(state) && (written === '') === !valued.has(state) && parsed !== null && parsed.state !== 'apart'
  if (!column || !isKnown) {
    report('read/csv-figure', { path, written: value.text, state }, { at: value.at })
    return column ? [{ path, value: null, written: value.text, state: 'lost', at: value.at }] : []
  }
  const place = value.text === '' ? {} : { at: value.at }
  return [{ path, value: parsed.value ?? null, written, ...(unit ? { unit } : {}), state: state as FigureState, ...place }]
}

/** Rows that the file does not have are lost. */
function missingOf(table: FormTable, figures: readonly Figure[]): Figure[] {
  const known = new Set(figures.map(({ path }) => path))
  const paths = figureRows(table).flatMap((row) => row.figures.map(({ path }) => path))
  return paths.filter((path) => !known.has(path)).map((path) => ({ path, value: null, written: '', state: 'lost' }))
}
