import { checkReport } from './checks/index.js'
import type { CheckOptions } from './checks/index.js'
import { withCharts } from './compose/chart-page.js'
import { composeDocument } from './compose/compose.js'
import { correctPart, openCorrections, type CorrectionsOf, type OpenedCorrections } from './corrections/index.js'
import { findEntry } from './diagnostics/catalogue.js'
import { collectInto, type Diagnostic, type Reporter } from './diagnostics/diagnostic.js'
import type { Block } from './model/block.js'
import type { Document } from './model/document.js'
import type { Report } from './model/report.js'
import type { Source } from './model/source.js'
import { readBytesWith } from './readers/index.js'
import type { ConvertFile } from './readers/reader.js'
import { allReaders, type Readers } from './readers/registry.js'
import { assembleReport, type AssembleOptions } from './report/assemble.js'
import { tellCutOff } from './report/cut-off.js'
import { firstPlaceOf } from './report/first-place.js'
import { buildLedger } from './report/ledger.js'
import { splitReports } from './report/split.js'
import { reportUnaccounted } from './report/unaccounted.js'
import { matchTables } from './tables/match.js'
import type { MatchedTable } from './tables/matched.js'
import { writers, type Format, type WriteContext } from './writers/registry.js'

/** What a caller may say about a file that the file itself does not say, and how it is checked. */
export interface ReadOptions extends AssembleOptions {
  /** For every report of the file, or for each by its place in it. */
  readonly check?: CheckOptions | ((part: number) => CheckOptions)
  /** What is corrected by hand (更正), in every report of the file. */
  readonly corrections?: CorrectionsOf | undefined
  /** Reads formats there is no reader for: RTF, ODT, XLS. Without it they are refused. */
  readonly office?: ConvertFile
}

/** One report found in a file, with everything later stages made of it. */
export interface ReadReport {
  /** Its findings, of every stage, are in `report.diagnostics`. */
  readonly report: Report
  /** Composed when first asked for: a report that is only checked needs none. */
  readonly document: Document
  /** The blocks it was assembled from; none for nianbao's own JSON. */
  readonly blocks: readonly Block[]
  /** The blocks with the statutory tables matched. */
  readonly items: readonly (Block | MatchedTable)[]
}

/** A file that is no document gives no source and no report; why is in `diagnostics`. */
export interface ReadOutcome {
  readonly source: Source | null
  readonly reports: readonly ReadReport[]
  readonly diagnostics: readonly Diagnostic[]
}

export interface Output {
  readonly format: Format
  readonly bytes: Uint8Array
}

/** A file that has been read once, and may be corrected and checked again and again. */
export interface OpenedFile {
  readonly source: Source | null
  /** Its reports as they were read, neither corrected nor checked. */
  readonly read: readonly Report[]
  /** The same corrected and checked. */
  readonly finish: (options: Pick<ReadOptions, 'check' | 'corrections'>) => ReadOutcome
}

/**
 * Reads every report in a file: bytes → blocks → figures → report → corrections → findings → document.
 * Never throws because of the file's content.
 */
export async function readReports(bytes: Uint8Array, name: string, options: ReadOptions = {}): Promise<ReadOutcome> {
  return (await openReports(bytes, name, options)).finish(options)
}

/** The first half of it, which does not depend on corrections: all that takes time. */
export async function openReports(
  bytes: Uint8Array,
  name: string,
  options: Omit<ReadOptions, 'check' | 'corrections'> = {},
): Promise<OpenedFile> {
  return openReportsWith(allReaders, bytes, name, options)
}

/** Both where not all readers are there. */
export async function readReportsWith(readers: Readers, bytes: Uint8Array, name: string, options: ReadOptions = {}): Promise<ReadOutcome> {
  return (await openReportsWith(readers, bytes, name, options)).finish(options)
}

async function openReportsWith(
  readers: Readers,
  bytes: Uint8Array,
  name: string,
  options: Omit<ReadOptions, 'check' | 'corrections'>,
): Promise<OpenedFile> {
  const found: Diagnostic[] = []
  const read = await readBytesWith(readers, bytes, name, collectInto(found), options.office)
  if (read.kind === 'refused') return { source: null, read: [], finish: () => ({ source: null, reports: [], diagnostics: found }) }
  const assembled: Assembled[] =
    read.kind === 'reports'
      ? read.reports.map((report) => ({ report, blocks: [], items: [] }))
      : splitReports(read.blocks).map((blocks) => assembleBlocks(read.source, blocks, options))
  const finish: OpenedFile['finish'] = (how) => finishReports(read.source, bytes, { assembled, found }, how)
  return { source: read.source, read: assembled.map(({ report }) => report), finish }
}

interface Opened {
  readonly assembled: readonly Assembled[]
  /** What the readers found. */
  readonly found: readonly Diagnostic[]
}

function finishReports(
  source: Source,
  bytes: Uint8Array,
  { assembled, found }: Opened,
  options: Pick<ReadOptions, 'check' | 'corrections'>,
): ReadOutcome {
  const ofFile = [...found]
  const corrections = openCorrections(options.corrections, bytes, { source, parts: assembled.length }, collectInto(ofFile))
  const reports = assembled.map((one, part) => finishReport(correct(one, corrections, part), options, part))
  const placed = accountFor(source, shareFindings(reports, ofFile)).map(withDocument)
  return { source, reports: placed, diagnostics: placed.flatMap((one) => one.report.diagnostics) }
}

/** Writes a report in the formats asked for, in their order. */
export async function writeReport(
  read: ReadReport,
  formats: readonly Format[],
  context: Omit<WriteContext, 'report' | 'document' | 'written'>,
): Promise<Output[]> {
  const written: Output[] = []
  const reporter = context.reporter && tellOnce(read.report, context.reporter)
  const document = context.look?.charts ? withCharts(read.document, read.report, context.earlier ?? []) : read.document
  const [others, linking] = [false, true].map((links) => formats.filter((format) => writers[format].linksToOthers === links))
  for (const format of [...others!, ...linking!]) {
    const writer = await writers[format].load()
    written.push({ format, bytes: await writer({ ...context, report: read.report, document, written, ...(reporter && { reporter }) }) })
  }
  return formats.map((format) => written.find((output) => output.format === format)!)
}

/** PDF and OFD lack the same characters: each script is told once, with its place in the source. */
function tellOnce(report: Report, reporter: Reporter): Reporter {
  const told = new Set<unknown>()
  return (code, facts, where) => {
    const { script, characters } = facts as { readonly script?: unknown; readonly characters?: unknown }
    if (typeof characters !== 'string') return reporter(code, facts, where)
    if (told.has(script)) return
    told.add(script)
    const at = firstPlaceOf(report, String.fromCodePoint(characters.codePointAt(0)!))
    reporter(code, facts, { ...where, ...(at && { at }) })
  }
}

type Assembled = Omit<ReadReport, 'document'>

function assembleBlocks(source: Source, blocks: readonly Block[], options: AssembleOptions): Assembled {
  const found: Diagnostic[] = []
  const reporter = collectInto(found)
  const items = matchTables(blocks, reporter)
  const report = assembleReport(source, items, options, reporter)
  return { report: addFindings(report, found), blocks, items }
}

/** What is corrected by hand, after assembling and before checking. */
function correct(assembled: Assembled, corrections: OpenedCorrections | null, part: number): Assembled {
  if (!corrections) return assembled
  const found: Diagnostic[] = []
  const report = correctPart(assembled.report, corrections, part, collectInto(found))
  return { ...assembled, report: addFindings(report, found) }
}

function finishReport(assembled: Assembled, { check = {} }: Pick<ReadOptions, 'check'>, part: number): Assembled {
  const found: Diagnostic[] = []
  // Findings of the checks are made anew: a report read back from JSON may have been edited or come from an older version.
  const diagnostics = assembled.report.diagnostics.filter((one) => !one.code.startsWith('check/'))
  const report = { ...assembled.report, diagnostics }
  checkReport(report, typeof check === 'function' ? check(part) : check, collectInto(found))
  return { ...assembled, report: dateFindings(tellCutOff(addFindings(report, found))) }
}

/** Findings whose source is another one in other years say which year's holds. */
function dateFindings(report: Report): Report {
  const year = report.year?.value
  if (year === undefined) return report
  const diagnostics = report.diagnostics.map((one) => (typeof findEntry(one.code)?.basis === 'function' ? { ...one, year } : one))
  return { ...report, diagnostics }
}

function withDocument(assembled: Assembled): ReadReport {
  let document: Document | undefined
  return {
    ...assembled,
    get document() {
      return (document ??= composeDocument(assembled.report))
    },
  }
}

function addFindings(report: Report, found: readonly Diagnostic[]): Report {
  return { ...report, diagnostics: [...report.diagnostics, ...found] }
}

/** Text that went nowhere is said in every run. A report read from JSON was not read piece by piece. */
function accountFor(source: Source, reports: readonly Assembled[]): readonly Assembled[] {
  const found: Diagnostic[] = []
  const blocks = reports.flatMap((one) => one.blocks)
  if (blocks.length === 0) return reports
  const entries = buildLedger(
    source,
    blocks,
    reports.map(({ report }) => report),
  )
  reportUnaccounted(entries, source, collectInto(found))
  return shareFindings(reports, found)
}

/** Findings of the reader concern the whole file; they go to the report whose text they point into, else to the first. */
function shareFindings(reports: readonly Assembled[], found: readonly Diagnostic[]): readonly Assembled[] {
  if (found.length === 0) return reports
  const starts = reports.map((one) => one.blocks[0]?.at.start ?? 0)
  return reports.map((one, index) => {
    const own = found.filter((finding) => ownerOf(finding, starts) === index)
    return { ...one, report: addFindings(one.report, own) }
  })
}

function ownerOf(finding: Diagnostic, starts: readonly number[]): number {
  const start = finding.at?.start ?? 0
  return Math.max(
    0,
    starts.findLastIndex((candidate) => candidate <= start),
  )
}
