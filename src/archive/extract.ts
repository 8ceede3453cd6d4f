import { describeFinding } from '../diagnostics/render.js'
import { nameOfPlace } from '../diagnostics/place.js'
import { formContentsOf } from '../forms/contents.js'
import { figureRows } from '../forms/layout.js'
import { findTableLayout } from '../forms/mixed.js'
import type { Content, Diagnostic, Figure, Report } from '../model/report.js'
import type { Source } from '../model/source.js'
import { keepableValue } from './schema.js'

/** A report as an archive keeps it; the lists are rows of the tables of their names, without what they share. */
export interface ArchivedReport {
  readonly organ: string | null
  readonly year: number | null
  readonly kind: Report['kind']
  readonly title: string | null
  readonly forms: string
  readonly source: string
  readonly hash: string
  readonly errors: number
  readonly warnings: number
  readonly figures: readonly ArchivedFigure[]
  readonly findings: readonly ArchivedFinding[]
  readonly sections: readonly ArchivedSection[]
}

interface ArchivedFigure {
  readonly form: string
  readonly table: string
  readonly row: string
  readonly column: string
  /** The three of them. */
  readonly path: string
  /** As a decimal number; null where the cell has none. */
  readonly value: string | null
  readonly unit: string | null
  readonly state: Figure['state']
  readonly place: string | null
}

interface ArchivedFinding {
  readonly code: string
  readonly severity: Diagnostic['severity']
  readonly message: string
  readonly cell: string | null
  readonly place: string | null
}

interface ArchivedSection {
  readonly position: number
  readonly section: string | null
  readonly heading: string
  readonly text: string
}

/** A report's rows. `source` names the file, and which report of it. */
export function archiveReport(report: Report, source: Source | null, origin: Pick<ArchivedReport, 'source' | 'hash'>): ArchivedReport {
  const count = (severity: Diagnostic['severity']) => report.diagnostics.filter((one) => one.severity === severity).length
  const placeOf = (at: Diagnostic['at']) => (source && at && nameOfPlace(source, at.start)) || null
  return {
    organ: report.organ?.value ?? null,
    year: report.year?.value ?? null,
    kind: report.kind,
    title: report.title?.value ?? null,
    forms: [...new Set(formContentsOf(report).map(({ form }) => form))].join(' '),
    ...origin,
    errors: count('error'),
    warnings: count('warning'),
    figures: figuresOf(report, placeOf),
    findings: report.diagnostics.map((one) => ({
      code: one.code,
      severity: one.severity,
      message: describeFinding(one).message,
      cell: one.cell ?? null,
      place: placeOf(one.at),
    })),
    sections: sectionsOf(report),
  }
}

type PlaceOf = (at: Figure['at']) => string | null

/** In the order of the forms, each by the edition that lays out its part. */
function figuresOf(report: Report, placeOf: PlaceOf): ArchivedFigure[] {
  const byPath = new Map(report.figures.map((figure) => [figure.path, figure]))
  return formContentsOf(report).flatMap((content) => {
    const table = findTableLayout(content)
    const formOfPart = new Map((content.parts ?? []).map(({ id, form }) => [id, form]))
    return figureRows(table).flatMap(({ part, row, figures }) =>
      figures.flatMap(({ path, column }) => {
        const figure = byPath.get(path)
        if (!figure) return []
        const address = { form: formOfPart.get(part.id) ?? content.form, table: table.id, row: row.id, column: column.id, path }
        return [{ ...address, ...valueOf(figure), unit: figure.unit ?? column.unit ?? null, place: placeOf(figure.at) }]
      }),
    )
  })
}

/** A number no column can hold is not kept as another one. */
function valueOf({ value, state }: Figure): Pick<ArchivedFigure, 'value' | 'state'> {
  if (value === null) return { value: null, state }
  const written = String(value)
  return keepableValue.test(written) ? { value: written, state } : { value: null, state: 'lost' }
}

function sectionsOf({ preamble, sections, closing }: Report): ArchivedSection[] {
  const parts = [
    { id: null, heading: '', blocks: preamble },
    ...sections.map(({ id, heading, blocks }) => ({ id, heading, blocks })),
    { id: null, heading: '', blocks: closing },
  ]
  return parts.flatMap(({ id, heading, blocks }, index) =>
    heading === '' && blocks.length === 0 ? [] : [{ position: index + 1, section: id, heading, text: textOf(blocks) }],
  )
}

/** Figures stand in their own table; what other tables say is text, a row a line. */
function textOf(blocks: readonly Content[]): string {
  const lines = blocks.flatMap((block) => {
    switch (block.kind) {
      case 'heading':
      case 'paragraph':
        return [block.text]
      case 'table':
        return [...(block.caption === undefined ? [] : [block.caption]), ...block.rows.map((row) => row.map(({ text }) => text).join('\t'))]
      case 'form':
        return block.extraRows.map(({ cells }) => cells.join('\t'))
    }
  })
  return lines.join('\n')
}
