import { basename, dirname, join, sep } from 'node:path'
import { describeError } from '../describe-error.js'
import { readReports, writeReport, type ReadOutcome, type ReadReport } from '../convert.js'
import type { Code } from '../diagnostics/catalogue.js'
import { collectInto, type Diagnostic } from '../diagnostics/diagnostic.js'
import { describeFinding } from '../diagnostics/render.js'
import { makeFolder, readInput, realPath, sizeOf, writeWholeUnflushed } from '../files.js'
import { reviewRead } from '../review-read.js'
import { csvFigures } from '../writers/csv.js'
import type { FontSet } from '../fonts/font-set.js'
import { hashOf } from './hash.js'
import type { BatchTask, FileRecord, OutputRecord, ReportRecord, WorkerSettings } from './messages.js'
import { verifyOutputs } from './verify.js'

/** What one worker needs for every file. */
export interface ConvertContext extends WorkerSettings {
  readonly loadFonts: () => Promise<FontSet>
  /** Called before each output is written. */
  readonly beforeWriting: () => void
}

class ChangedError extends Error {
  override readonly name = 'ChangedError'
  override readonly message = '文件在读取时被改动，请重新运行'
}

/** Converts one file, or finds that an earlier run's result still holds. Whatever is wrong with the file becomes a failed record. */
export async function convertFile(task: BatchTask, context: ConvertContext): Promise<{ record: FileRecord; fresh: boolean }> {
  const base = { input: task.input, stem: task.stem, optionsHash: task.optionsHash, version: context.version }
  let inputHash = ''
  if (task.passedOver !== null) return passOver({ ...base, inputHash, reason: task.passedOver }, task.previous)
  try {
    const bytes = readInput(task.path)
    inputHash = hashOf(bytes)
    const { previous } = task
    if (previous && stillHolds(previous, { ...base, inputHash }, context)) return { record: previous, fresh: false }
    const result = await convertBytes(bytes, task, context)
    // A file that changed while it was read gives a report of neither state.
    if (hashOf(readInput(task.path)) !== inputHash) throw new ChangedError()
    return { record: { ...base, inputHash, ...result }, fresh: true }
  } catch (error) {
    return { record: { ...base, inputHash, status: 'failed', reason: describeError(error), outputs: [], reports: [] }, fresh: true }
  }
}

function passOver(facts: Omit<FileRecord, 'status' | 'outputs' | 'reports'>, previous: FileRecord | null) {
  const record: FileRecord = { ...facts, status: 'skipped', outputs: [], reports: [] }
  const isSame = previous?.status === 'skipped' && previous.reason === record.reason && previous.version === record.version
  return { record, fresh: !isSame }
}

type Result = Pick<FileRecord, 'status' | 'reason' | 'outputs' | 'reports'>

async function convertBytes(bytes: Uint8Array, task: BatchTask, context: ConvertContext): Promise<Result> {
  const { organ, year, title } = task.options
  const given = {
    ...(organ === undefined ? {} : { organ }),
    ...(year === undefined ? {} : { year }),
    ...(title === undefined ? {} : { title }),
  }
  const outcome = await readReports(bytes, basename(task.input), given)
  if (outcome.reports.length === 0) return refusedResult(outcome)
  const outputs: OutputRecord[] = []
  const reports: ReportRecord[] = []
  for (const [index, read] of outcome.reports.entries()) {
    const stem = outcome.reports.length > 1 ? `${task.stem}-${index + 1}` : task.stem
    const written = await writeOutputs(read, stem, outcome, task, context)
    outputs.push(...written.outputs)
    reports.push(recordReport(read, written.found, stem))
  }
  return { status: 'converted', reason: '', outputs, reports }
}

async function writeOutputs(
  read: ReadReport,
  stem: string,
  outcome: ReadOutcome,
  task: BatchTask,
  context: ConvertContext,
): Promise<{ outputs: OutputRecord[]; found: Diagnostic[] }> {
  const name = stem.split('/').at(-1)!
  const { formats, attach } = task.options
  const found: Diagnostic[] = []
  const written = await writeReport(read, formats, { name, fonts: context.loadFonts, attach, reporter: collectInto(found) })
  const { renderReviewSheet } = await import('../review/index.js')
  const sheet = new TextEncoder().encode(renderReviewSheet(reviewRead(read, task.input, outcome.source)))
  const outputs = [...written.map(({ format, bytes }) => ({ ending: format as string, bytes })), { ending: 'check.html', bytes: sheet }]
  const records = outputs.map(({ ending, bytes }) => writeOutput(`${stem}.${ending}`, bytes, context))
  if (context.verify)
    await verifyOutputs(
      read,
      written.map(({ format }) => ({ format, path: join(context.out, `${stem}.${format}`) })),
      written,
    )
  return { outputs: records, found }
}

function writeOutput(path: string, bytes: Uint8Array, { out, beforeWriting }: ConvertContext): OutputRecord {
  beforeWriting()
  const full = join(out, ...path.split('/'))
  makeFolder(dirname(full))
  // A symbolic link inside the output folder must not lead the output out of it.
  const folder = realPath(dirname(full))
  if (folder !== out && !folder.startsWith(out + sep)) throw Object.assign(new Error('outside'), { code: 'EOUTSIDE', path: full })
  writeWholeUnflushed(full, bytes)
  return { path, bytes: bytes.length, sha256: hashOf(bytes) }
}

/** Nothing that decides the outputs has changed, and they are all there. */
function stillHolds(
  previous: FileRecord,
  now: Pick<FileRecord, 'stem' | 'optionsHash' | 'version' | 'inputHash'>,
  context: ConvertContext,
): boolean {
  return (
    previous.status !== 'failed' &&
    previous.inputHash === now.inputHash &&
    previous.optionsHash === now.optionsHash &&
    previous.version === now.version &&
    previous.stem === now.stem &&
    previous.outputs.every((output) => outputHolds(output, context))
  )
}

function outputHolds(output: OutputRecord, context: ConvertContext): boolean {
  const path = join(context.out, ...output.path.split('/'))
  if (sizeOf(path) !== output.bytes) return false
  return !context.verify || hashOf(readInput(path)) === output.sha256
}

/** Files that lie beside reports in an archive and are none: pictures, style sheets, archives. Passed over, and listed as such. */
const passedOver: ReadonlySet<Code> = new Set<Code>(['read/image', 'read/archive', 'read/binary'])

function refusedResult(outcome: ReadOutcome): Result {
  const refusal = outcome.diagnostics.find((one) => one.severity === 'error') ?? outcome.diagnostics[0]
  const reason = refusal ? describeFinding(refusal).message : '没有读出内容'
  return { status: refusal && passedOver.has(refusal.code) ? 'skipped' : 'failed', reason, outputs: [], reports: [] }
}

function recordReport({ report }: ReadReport, found: readonly Diagnostic[], stem: string): ReportRecord {
  const content = [report.preamble, ...report.sections.map((section) => section.blocks), report.closing].flat()
  return {
    stem,
    organ: report.organ?.value ?? null,
    year: report.year?.value ?? null,
    kind: report.kind,
    forms: [...new Set(content.flatMap((block) => (block.kind === 'form' ? [block.form] : [])))],
    repairs: report.repairs.length,
    findings: countFindings([...(report.diagnostics as readonly Diagnostic[]), ...found]),
    figures: csvFigures(report),
  }
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
