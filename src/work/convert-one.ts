import { basename } from 'node:path'
import { signatureOf, writeSignature } from '../checks/across/min-hash.js'
import { ownText } from '../checks/across/survey.js'
import { readReports, writeReport, type ReadOptions, type ReadOutcome, type ReadReport } from '../convert.js'
import type { Code } from '../diagnostics/catalogue.js'
import { collectInto, type Diagnostic, type Reporter } from '../diagnostics/diagnostic.js'
import { describeFinding } from '../diagnostics/render.js'
import type { FontSet } from '../fonts/font-set.js'
import type { OwnFont } from '../fonts/load-fonts.js'
import { formContentsOf } from '../forms/contents.js'
import type { ConvertFile } from '../readers/reader.js'
import { refuseSize } from '../readers/size.js'
import { reviewRead } from '../review/review-read.js'
import { csvFigures } from '../writers/csv.js'
import { fileName, type Format } from '../writers/registry.js'
import type { FileRecord, Job, ReportRecord } from './job.js'

/** What became of a file. */
export type Outcome = Pick<FileRecord, 'status' | 'reason' | 'reports'>

/** A file made of a report. */
export interface MadeFile {
  readonly name: string
  /** Null for the review sheet. */
  readonly format: Format | null
  readonly bytes: Uint8Array
}

/** What converting takes from the system. */
export interface ConvertTools {
  readonly loadFonts: LoadFonts
  readonly office: ConvertFile
}

export type LoadFonts = (own: readonly OwnFont[]) => Promise<FontSet>

/** How a file of this size is refused before it is opened; null where it may be read. */
export function refuseUnread(size: number): Outcome | null {
  const diagnostics: Diagnostic[] = []
  return refuseSize(size, collectInto(diagnostics)) ? refusedOutcome({ diagnostics }) : null
}

/** The bytes of one file → the files of every report in it, handed to `keep` report by report. Where they are kept is not its affair. */
export async function convertOne(
  bytes: Uint8Array,
  job: Pick<Job, 'input' | 'stem' | 'options' | 'isAsset' | 'check'> & Pick<ReadOptions, 'corrections'>,
  { loadFonts, office }: ConvertTools,
  keep: (files: readonly MadeFile[], read: ReadReport, reporter: Reporter) => Promise<void>,
): Promise<Outcome> {
  const { organ, year, title } = job.options
  const outcome = await readReports(bytes, basename(job.input), {
    ...(organ === undefined ? {} : { organ }),
    ...(year === undefined ? {} : { year }),
    ...(title === undefined ? {} : { title }),
    ...(job.check ? { check: (part: number) => job.check?.[part] ?? {} } : {}),
    corrections: job.corrections,
    office,
  })
  if (job.isAsset && outcome.reports.every(({ report }) => report.kind === 'other'))
    return { status: 'skipped', reason: '网页附带的文件', reports: [] }
  if (outcome.reports.length === 0) return refusedOutcome(outcome)
  const reports: ReportRecord[] = []
  for (const [index, read] of outcome.reports.entries()) {
    const stem = outcome.reports.length > 1 ? `${job.stem}-${index + 1}` : job.stem
    const found: Diagnostic[] = []
    await keep(await makeFiles(read, stem, { job, outcome, loadFonts, found }), read, collectInto(found))
    reports.push(recordReport(read, found, stem))
  }
  return { status: 'converted', reason: '', reports }
}

interface Making {
  readonly job: Pick<Job, 'input' | 'options'>
  readonly outcome: ReadOutcome
  readonly loadFonts: LoadFonts
  /** Where it is put what the writers find. */
  readonly found: Diagnostic[]
}

async function makeFiles(read: ReadReport, stem: string, { job, outcome, loadFonts, found }: Making): Promise<MadeFile[]> {
  const { formats, attach, fonts } = job.options
  const name = stem.split('/').at(-1)!
  const written = await writeReport(read, formats, { name, fonts: () => loadFonts(fonts), attach, reporter: collectInto(found) })
  const { renderReviewSheet } = await import('../review/index.js')
  const sheet = new TextEncoder().encode(renderReviewSheet(reviewRead(read, job.input, outcome.source, { found })))
  return [
    ...written.map(({ format, bytes }) => ({ name: fileName(stem, format), format, bytes })),
    { name: `${stem}.check.html`, format: null, bytes: sheet },
  ]
}

/** Files that lie beside reports in an archive and are none: pictures, style sheets, archives. Passed over, and listed as such. */
const passedOver: ReadonlySet<string> = new Set<Code>(['read/image', 'read/archive', 'read/binary'])

function refusedOutcome({ diagnostics }: Pick<ReadOutcome, 'diagnostics'>): Outcome {
  const refusal = diagnostics.find((one) => one.severity === 'error') ?? diagnostics[0]
  const reason = refusal ? describeFinding(refusal).message : '没有读出内容'
  return { status: refusal && passedOver.has(refusal.code) ? 'skipped' : 'failed', reason, reports: [] }
}

function recordReport({ report }: ReadReport, found: readonly Diagnostic[], stem: string): ReportRecord {
  return {
    stem,
    organ: report.organ?.value ?? null,
    year: report.year?.value ?? null,
    kind: report.kind,
    forms: [...new Set(formContentsOf(report).map(({ form }) => form))],
    repairs: report.repairs.length,
    ...correctedOf(report),
    ...likenessOf(report),
    findings: countFindings([...report.diagnostics, ...found]),
    figures: csvFigures(report),
  }
}

function correctedOf({ repairs }: ReadReport['report']): Pick<ReportRecord, 'corrected'> {
  const corrected = repairs.filter(({ kind }) => kind === 'manual').length
  return corrected > 0 ? { corrected } : {}
}

function likenessOf(report: ReadReport['report']): Pick<ReportRecord, 'likeness'> {
  const signature = report.kind === 'annual' ? signatureOf(ownText(report)) : null
  return signature ? { likeness: writeSignature(signature) } : {}
}

/** One code may come with more than one severity. */
export function countFindings(diagnostics: readonly Pick<Diagnostic, 'code' | 'severity'>[]): ReportRecord['findings'] {
  const counts = new Map<string, ReportRecord['findings'][number]>()
  for (const { code, severity } of diagnostics) {
    const key = `${severity} ${code}`
    counts.set(key, { code, severity, count: (counts.get(key)?.count ?? 0) + 1 })
  }
  return [...counts.values()]
}
