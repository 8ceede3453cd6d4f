import { basename } from 'node:path'
import { signatureOf, writeSignature } from '../checks/across/min-hash.js'
import { ownText } from '../checks/across/survey.js'
import { readReports, writeReport, type ReadOptions, type ReadOutcome, type ReadReport } from '../convert.js'
import { collectInto, type Diagnostic, type Reporter } from '../diagnostics/diagnostic.js'
import { describeFinding } from '../diagnostics/render.js'
import type { FontSet } from '../fonts/font-set.js'
import type { OwnFont } from '../fonts/load-fonts.js'
import { formContentsOf } from '../forms/contents.js'
import { formatCellLabel } from '../forms/labels.js'
import type { ConvertFile } from '../readers/reader.js'
import { refuseSize } from '../readers/size.js'
import { reviewRead } from '../review/review-read.js'
import { csvFigures } from '../writers/csv.js'
import { fileName, type Format } from '../writers/registry.js'
import { isMisnamed, isNoReport } from './no-report.js'
import type { FileRecord, Job, MadeCorrection, ReportRecord } from './job.js'

/** What became of a file. */
export type Outcome = Pick<FileRecord, 'status' | 'reason' | 'advice' | 'reports'>

const notConverted: Outcome = { status: 'skipped', reason: '不是年度报告', advice: '也要转换请加 --all', reports: [] }
const misnamed: Outcome = {
  status: 'failed',
  reason: '文件名是文档的，内容却是一般文字，也不是年度报告',
  advice: '可能是下载、复制时出错，请重新取得原件；确实不是文档的，请改正扩展名',
  reports: [],
}

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
  return refuseSize(size, collectInto(diagnostics)) ? refusedOutcome({ diagnostics }, '') : null
}

/**
 * The bytes of one file → the files of every report in it, handed to `keep` report by report. Where they are kept is not its affair.
 */
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
  const noReport = outcome.reports.every(({ report }) => report.kind === 'other')
  if (job.isAsset && noReport) return { status: 'skipped', reason: '网页附带的文件', advice: '', reports: [] }
  if (outcome.reports.length === 0) return refusedOutcome(outcome, job.input)
  if (noReport && !job.options.all) return outcome.source && isMisnamed(outcome.source, job.input) ? misnamed : notConverted
  const reports: ReportRecord[] = []
  for (const [index, read] of outcome.reports.entries()) {
    const stem = outcome.reports.length > 1 ? `${job.stem}-${index + 1}` : job.stem
    const found: Diagnostic[] = []
    const files = await makeFiles(read, stem, { job, outcome, loadFonts, found })
    await keep(files, read, collectInto(found))
    reports.push(recordReport(read, found, stem))
  }
  return { status: 'converted', reason: '', advice: '', reports }
}

interface Making {
  readonly job: Pick<Job, 'input' | 'options' | 'check'>
  readonly outcome: ReadOutcome
  readonly loadFonts: LoadFonts
  /** Where it is put what the writers find. */
  readonly found: Diagnostic[]
}

async function makeFiles(read: ReadReport, stem: string, { job, outcome, loadFonts, found }: Making): Promise<MadeFile[]> {
  const { formats, attach, fonts, look = {} } = job.options
  const name = stem.split('/').at(-1)!
  const last = job.check?.[outcome.reports.indexOf(read)]?.previous
  const earlier = last ? [last] : []
  const written = await writeReport(read, formats, {
    name,
    fonts: () => loadFonts(fonts),
    attach,
    look,
    earlier,
    reporter: collectInto(found),
  })
  const { renderReviewSheet } = await import('../review/index.js')
  const sheet = new TextEncoder().encode(renderReviewSheet(reviewRead(read, job.input, outcome.source, { found })))
  return [
    ...written.map(({ format, bytes }) => ({ name: fileName(stem, format), format, bytes })),
    { name: `${stem}.check.html`, format: null, bytes: sheet },
  ]
}

function refusedOutcome({ diagnostics }: Pick<ReadOutcome, 'diagnostics'>, name: string): Outcome {
  const refusal = diagnostics.find((one) => one.severity === 'error') ?? diagnostics[0]
  const { message, hint } = refusal ? describeFinding(refusal) : { message: '没有读出内容', hint: null }
  return { status: refusal && isNoReport(refusal.code, name) ? 'skipped' : 'failed', reason: message, advice: hint ?? '', reports: [] }
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

function correctedOf({ repairs, diagnostics }: ReadReport['report']): Pick<ReportRecord, 'corrected' | 'corrections'> {
  const corrected = repairs.filter(({ kind }) => kind === 'manual').length
  return corrected > 0 ? { corrected, corrections: diagnostics.filter(({ code }) => code === 'correction/applied').map(correctionOf) } : {}
}

function correctionOf({ facts, cell }: Diagnostic): MadeCorrection {
  const { what, before, after, reason, by, on } = facts as Readonly<Record<string, string>>
  const note = [reason, by, on?.slice(0, 10)].filter(Boolean).join('，')
  return { where: cell === undefined ? what! : formatCellLabel(cell), before: before!, after: after!, note }
}

function likenessOf(report: ReadReport['report']): Pick<ReportRecord, 'likeness'> {
  const signature = report.kind === 'annual' ? signatureOf(ownText(report)) : null
  return signature ? { likeness: writeSignature(signature) } : {}
}

/** One code may come with more than one severity. */
export function countFindings(diagnostics: readonly Diagnostic[]): ReportRecord['findings'] {
  const counts = new Map<string, ReportRecord['findings'][number]>()
  for (const finding of diagnostics) {
    const { code, severity } = finding
    const key = `${severity} ${code}`
    const known = counts.get(key) ?? { code, severity, count: 0, message: describeFinding(finding).message }
    counts.set(key, { ...known, count: known.count + 1 })
  }
  return [...counts.values()]
}
