import type { ReadOutcome } from '../convert.js'
import { sayFigure } from '../corrections/values.js'
import { piecesOf, tablesIn, textOf, levelOf } from '../corrections/pieces.js'
import { correctionPlaces } from '../diagnostics/catalogue/correction.js'
import { hintsInBrowser } from '../diagnostics/catalogue/read.js'
import { describeFinding } from '../diagnostics/render.js'
import { formatCellLabel } from '../forms/labels.js'
import type { Block } from '../model/block.js'
import type { Correction } from '../model/correction.js'
import type { Diagnostic, Report } from '../model/report.js'
import { renderReviewSheet } from '../review/index.js'
import { placeBlocks } from '../review/html/locate.js'
import { reviewRead } from '../review/review-read.js'
import { sortFindings } from '../review/reviewed.js'
import type { DeskFile } from './desk-file.js'

/** All that the page shows of a report: the review sheet of it, and what can be done about it. */
export async function viewReport(file: DeskFile, part: number, previous: DeskFile | undefined): Promise<object> {
  const last = previous && (await previous.report(1)).read?.report
  const { outcome, read } = await file.report(part, last ? { previous: last } : {})
  if (!read) return { name: file.name, parts: 0, problems: outcome.diagnostics.map((one) => describe(one, file)) }
  const { report } = read
  const corrections = await file.corrections()
  const sheet = renderReviewSheet(reviewRead(read, file.name, outcome.source))
  return {
    name: file.name,
    parts: outcome.reports.length,
    part,
    organ: report.organ?.value ?? '',
    year: report.year === null ? '' : String(report.year.value),
    title: report.title?.value ?? '',
    date: dateIn(report),
    html: withoutStyles(/<body[^>]*>([\s\S]*)<\/body>/.exec(sheet)![1]!),
    blocks: blocksOf(report, read.document),
    cells: cellsOf(report, read.document),
    figures: figuresOf(report),
    accepts: acceptsOf(report.diagnostics),
    counts: countsOf(report.diagnostics),
    dropped: report.dropped.map(({ text, at }) => ({ text, place: at })),
    mends: corrections.corrections.map(sayMend),
    stale: file.isStale(corrections),
    steps: file.steps,
    compare: last ? compare(report, last) : null,
  }
}

/** What the browser cannot do, and so cannot be told to do, has a hint of its own. */
function describe(finding: Diagnostic, { readsByItself }: DeskFile) {
  const said = describeFinding(finding)
  return { ...said, hint: (readsByItself ? hintsInBrowser[finding.code] : undefined) ?? said.hint }
}

/** Inline styles are none of the page's (CSP); the script sets them again from data. */
function withoutStyles(markup: string): string {
  return markup.replace(/(<[^>]*?) style="([^"]*)"/g, '$1 data-style="$2"')
}

function dateIn(report: Report): string {
  const dates = piecesOf(report).flatMap((piece) =>
    piece.kind === 'content' && piece.content.kind === 'paragraph' && piece.content.role === 'date' ? [piece.content.text] : [],
  )
  return dates.at(-1) ?? ''
}

/** The texts of the result in their order, each with its place in the source; null for what stands nowhere in it. */
function blocksOf(report: Report, document: Parameters<typeof placeBlocks>[1]) {
  const pieces = piecesOf(report).filter((piece) => textOf(piece) !== null)
  return placeBlocks(report, document).flatMap(({ block, at, repairs }) => {
    if (block.kind === 'table') return []
    const piece = pieces.find((one) => textOf(one)!.at.start === at?.start && textOf(one)!.text === block.text)
    return [
      {
        text: block.text,
        place: piece ? textOf(piece)!.at : null,
        level: piece ? levelOf(piece) : null,
        repairs: repairs.map(({ before, after }) => ({ before, after })),
      },
    ]
  })
}

/** The cells of tables of no known form, in the order in which the result shows them; null for one that stands nowhere in the source. */
function cellsOf(report: Report, { blocks }: Parameters<typeof placeBlocks>[1]) {
  const shown = blocks.filter((block) => block.kind === 'table' && block.form === null)
  const tables = tablesIn(piecesOf(report)).filter(({ caption, rows }) => caption !== undefined || rows.some((row) => row.length > 0))
  if (shown.length !== tables.length) return []
  return tables.flatMap(({ rows }) => rows.flat().map(({ text, at }) => ({ text, place: at ?? null })))
}

function figuresOf(report: Report) {
  return Object.fromEntries(
    report.figures.map((figure) => [
      figure.path,
      { now: sayFigure(figure) ?? '', label: formatCellLabel(figure.path), place: figure.at ?? null, state: figure.state },
    ]),
  )
}

/** By the number of a finding in the sheet, the value that would make all sums agree. */
function acceptsOf(diagnostics: readonly Diagnostic[]) {
  return sortFindings(diagnostics).flatMap(({ facts }, index) => {
    const fix = facts['fix'] as { readonly cells?: readonly { readonly cell: string; readonly value: number }[] } | null | undefined
    return fix?.cells ? [{ number: index + 1, cells: fix.cells.map(({ cell, value }) => ({ target: cell, after: String(value) })) }] : []
  })
}

function countsOf(diagnostics: readonly Diagnostic[]) {
  const count = (severity: string) => diagnostics.filter((one) => one.severity === severity).length
  return { error: count('error'), warning: count('warning'), info: count('info') }
}

function sayMend(one: Correction) {
  const names = correctionPlaces as Readonly<Record<string, string>>
  const where = 'path' in one ? (names[one.path] ?? formatCellLabel(one.path)) : names[one.what]
  return {
    where,
    before: one.before ?? '〔缺〕',
    after: one.after ?? '（删去）',
    reason: one.reason ?? '',
    by: one.by ?? '',
    at: (one.at ?? '').slice(0, 16).replace('T', ' '),
  }
}

function compare(report: Report, last: Report) {
  const before = new Map(last.figures.map((figure) => [figure.path, sayFigure(figure)]))
  return report.figures.flatMap((figure) => {
    const [was, now] = [before.get(figure.path) ?? '', sayFigure(figure) ?? '']
    const change = was !== '' && now !== '' && !Number.isNaN(Number(now) - Number(was)) ? Number(now) - Number(was) : null
    return was === now && (now === '0' || now === '') ? [] : [{ label: formatCellLabel(figure.path), before: was, now, change }]
  })
}

/** The source as text: its paragraphs, and its tables as they were found, each with its place. */
export function viewSource({ reports, source }: ReadOutcome, part: number): object {
  const blocks = reports[part - 1]?.blocks ?? []
  return { blocks: blocks.map(viewBlock), text: blocks.length === 0 ? (source?.text ?? '') : '' }
}

function viewBlock(block: Block) {
  if (block.kind !== 'table') return { kind: block.kind, text: block.text, place: block.at }
  const rows = block.rows.map((row) => row.map(({ text, at, colSpan, rowSpan }) => ({ text, place: at, colSpan, rowSpan })))
  return { kind: 'table', rows, place: block.at }
}
