import { collectInto, type Diagnostic } from '../../src/diagnostics/diagnostic.js'
import type { Content, Report } from '../../src/model/report.js'
import { joinBrokenLines } from '../../src/readers/line-breaks.js'
import { readWritten } from '../read-written.js'
import { assembleReport, type AssembleOptions } from '../../src/report/assemble.js'
import { buildLedger } from '../../src/report/ledger.js'
import { splitReports } from '../../src/report/split.js'
import { matchTables } from '../../src/tables/match.js'
import { sourceOf } from '../source-of.js'
import { printDiagnostics } from './print-diagnostics.js'

/** Text → reports, an item a line; findings of this stage only; text that went astray, of which there must never be any. */
export function runReports(sections: Readonly<Record<string, string>>): Record<string, string> {
  const text = (sections['input'] ?? '').trimEnd()
  const source = sourceOf(text)
  const found: Diagnostic[] = []
  const { markup, ...read } = readWritten(text)
  const blocks = joinBrokenLines(text, read.blocks)
  const reports = splitReports(blocks).map((part) => assembleReport(source, matchTables(part, () => {}), readOptions(sections['options'] ?? ''), collectInto(found)))
  const lost = buildLedger({ ...source, markup: (whole) => [...source.markup(whole), ...markup] }, blocks, reports).filter((entry) => entry.kind === 'unaccounted')
  return {
    report: reports.map(printReport).join('\n\n'),
    repairs: reports.flatMap((report) => report.repairs.map((one) => `${one.kind}: ${shown(one.before)} → ${shown(one.after)}`)).join('\n'),
    diagnostics: printDiagnostics(found),
    lost: lost.map((entry) => shown(text.slice(entry.at.start, entry.at.end))).join('\n'),
  }
}

function readOptions(text: string): AssembleOptions {
  const given = Object.fromEntries(text.trim().split('\n').map((line) => line.split('=', 2)))
  return { ...(given.organ ? { organ: given.organ } : {}), ...(given.year ? { year: Number(given.year) } : {}), ...(given.title ? { title: given.title } : {}) }
}

function printReport(report: Report): string {
  const heads = [report.kind, `title ${printFound(report.title)}`, `organ ${printFound(report.organ)}`, `year ${printFound(report.year)}`]
  const sections = report.sections.flatMap((section) => [`[${section.id ?? '—'}] ${section.heading}`, ...section.blocks.map(printContent)])
  const dropped = report.dropped.map((one) => `dropped ${shown(one.text)}`)
  return [heads.join(' | '), ...report.preamble.map(printContent), ...sections, ...report.closing.map((one) => `closing${printContent(one)}`), ...dropped].join('\n')
}

function printFound(found: { readonly value: string | number; readonly origin: string } | null): string {
  return found ? `${found.value} (${found.origin})` : '—'
}

function printContent(content: Content): string {
  switch (content.kind) {
    case 'heading':
      return `  h${content.level} ${shown(content.text)}`
    case 'paragraph':
      return `  ${content.list ? `li${content.list.depth}${content.list.ordered ? '.' : ''}` : (content.role ?? 'p')} ${shown(content.text)}`
    case 'table':
      return `  table ${content.rows.map((row) => row.map((cell) => cell.text).join(' ¦ ')).join(' / ')}`
    case 'form':
      return `  form ${content.form} ${content.table}`
  }
}

function shown(text: string): string {
  return text.replaceAll('\n', '⏎').replaceAll('\u00a0', '⍽').replaceAll('\u3000', '□').replace(/^$/, '∅')
}
