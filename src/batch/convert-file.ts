import { basename, dirname, join, sep } from 'node:path'
import { describeError } from '../system/describe-error.js'
import { readReports, writeReport, type ReadOutcome, type ReadReport } from '../convert.js'
import type { Code } from '../diagnostics/catalogue.js'
import { collectInto, type Diagnostic } from '../diagnostics/diagnostic.js'
import { describeFinding } from '../diagnostics/render.js'
import { readInput, realPath, removeFile, sizeOf, writeWholeUnflushed } from '../system/files.js'
import { formContentsOf } from '../forms/contents.js'
import { refuseSize } from '../readers/size.js'
import { reviewRead } from '../review/review-read.js'
import { csvFigures } from '../writers/csv.js'
import { fileName } from '../writers/registry.js'
import type { OwnFont } from '../fonts/load-fonts.js'
import type { FontSet } from '../fonts/font-set.js'
import { hashOf } from './hash.js'
import type { BatchTask, FileRecord, OutputRecord, ReportRecord, WorkerSettings } from './messages.js'
import { isPageAsset } from './names.js'
import { verifyOutputs } from './verify.js'

/** What one worker needs for every file. */
export interface ConvertContext extends WorkerSettings {
  readonly loadFonts: (own: readonly OwnFont[]) => Promise<FontSet>
  /** Called before each output is written. */
  readonly beforeWriting: () => void
}

class ChangedError extends Error {
  override readonly name = 'ChangedError'
  override readonly message = '文件在读取时被改动，请重新运行'
}

/** Converts one file, or finds that an earlier run's result still holds. Whatever is wrong with the file becomes a failed record. */
export async function convertFile(task: BatchTask, context: ConvertContext): Promise<{ record: FileRecord; fresh: boolean }> {
  const { input, stem, optionsHash, previous } = task
  const base = { input, stem, optionsHash, version: context.version, verified: false }
  if (task.passedOver !== null) return passOver({ ...base, reason: task.passedOver }, previous)
  let inputHash = ''
  const outputs: OutputRecord[] = []
  try {
    const diagnostics: Diagnostic[] = []
    if (refuseSize(sizeOf(task.path), collectInto(diagnostics)))
      return { record: { ...base, inputHash, outputs, ...refusedResult({ diagnostics }) }, fresh: true }
    const bytes = readInput(task.path)
    inputHash = hashOf(bytes)
    if (previous && stillHolds(previous, { ...base, inputHash }, context)) return { record: previous, fresh: false }
    const result = await convertBytes(bytes, task, context, outputs)
    // A file that changed while it was read gives a report of neither state.
    if (hashOf(readInput(task.path)) !== inputHash) throw new ChangedError()
    if (result.status === 'converted' && previous) removeSuperseded(previous, outputs, context)
    return { record: { ...base, inputHash, outputs, verified: context.verify, ...result }, fresh: true }
  } catch (error) {
    for (const { path } of outputs) removeFile(join(context.out, path))
    return { record: { ...base, inputHash, status: 'failed', reason: describeError(error), outputs: [], reports: [] }, fresh: true }
  }
}

function passOver(
  facts: Pick<FileRecord, 'input' | 'stem' | 'optionsHash' | 'version' | 'verified' | 'reason'>,
  previous: FileRecord | null,
) {
  const record: FileRecord = { ...facts, inputHash: '', status: 'skipped', outputs: [], reports: [] }
  const isSame = JSON.stringify(record) === JSON.stringify(previous)
  return { record, fresh: !isSame }
}

type Result = Pick<FileRecord, 'status' | 'reason' | 'reports'>

/** Adds each output to `outputs` as it is written. */
async function convertBytes(bytes: Uint8Array, task: BatchTask, context: ConvertContext, outputs: OutputRecord[]): Promise<Result> {
  const { organ, year, title } = task.options
  const given = {
    ...(organ === undefined ? {} : { organ }),
    ...(year === undefined ? {} : { year }),
    ...(title === undefined ? {} : { title }),
  }
  const outcome = await readReports(bytes, basename(task.input), given)
  if (isPageAsset(task.input) && outcome.reports.every(({ report }) => report.kind === 'other'))
    return { status: 'skipped', reason: '网页附带的文件', reports: [] }
  if (outcome.reports.length === 0) return refusedResult(outcome)
  const reports: ReportRecord[] = []
  for (const [index, read] of outcome.reports.entries()) {
    const stem = outcome.reports.length > 1 ? `${task.stem}-${index + 1}` : task.stem
    const found = await writeOutputs(read, { stem, outcome, task, context, outputs })
    reports.push(recordReport(read, found, stem))
  }
  return { status: 'converted', reason: '', reports }
}

interface Writing {
  /** Of the report's outputs. */
  readonly stem: string
  readonly outcome: ReadOutcome
  readonly task: BatchTask
  readonly context: ConvertContext
  readonly outputs: OutputRecord[]
}

/** Gives what the writers found. */
async function writeOutputs(read: ReadReport, { stem, outcome, task, context, outputs }: Writing): Promise<Diagnostic[]> {
  const name = stem.split('/').at(-1)!
  const { formats, attach, fonts } = task.options
  const found: Diagnostic[] = []
  const written = await writeReport(read, formats, { name, fonts: () => context.loadFonts(fonts), attach, reporter: collectInto(found) })
  const { renderReviewSheet } = await import('../review/index.js')
  const sheet = new TextEncoder().encode(renderReviewSheet(reviewRead(read, task.input, outcome.source, { found })))
  for (const { format, bytes } of written) outputs.push(writeOutput(fileName(stem, format), bytes, context))
  outputs.push(writeOutput(`${stem}.check.html`, sheet, context))
  const paths = written.map(({ format }) => ({ format, path: join(context.out, fileName(stem, format)) }))
  if (context.verify) await verifyOutputs(read, paths, written)
  return found
}

function writeOutput(path: string, bytes: Uint8Array, { out, beforeWriting }: ConvertContext): OutputRecord {
  beforeWriting()
  const full = join(out, ...path.split('/'))
  if (!isInside(full, out)) throw Object.assign(new Error('outside'), { code: 'EOUTSIDE', path: full })
  writeWholeUnflushed(full, bytes)
  return { path, bytes: bytes.length, sha256: hashOf(bytes) }
}

/** A symbolic link inside the output folder must not lead out of it. */
function isInside(path: string, out: string): boolean {
  const folder = realPath(dirname(path))
  return folder === out || folder.startsWith(out + sep)
}

/** What an earlier run made of the file under other names or in other formats, unless somebody has changed it since. */
function removeSuperseded(previous: FileRecord, outputs: readonly OutputRecord[], { out }: ConvertContext): void {
  const paths = new Set(outputs.map(({ path }) => path))
  for (const { path, bytes, sha256 } of previous.outputs) {
    const full = join(out, ...path.split('/'))
    if (!paths.has(path) && isInside(full, out) && sizeOf(full) === bytes && hashOf(readInput(full)) === sha256) removeFile(full)
  }
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
    (previous.verified || !context.verify) &&
    previous.outputs.every((output) => outputHolds(output, context))
  )
}

function outputHolds(output: OutputRecord, context: ConvertContext): boolean {
  const path = join(context.out, ...output.path.split('/'))
  if (sizeOf(path) !== output.bytes) return false
  return !context.verify || hashOf(readInput(path)) === output.sha256
}

/** Files that lie beside reports in an archive and are none: pictures, style sheets, archives. Passed over, and listed as such. */
const passedOver: ReadonlySet<string> = new Set<Code>(['read/image', 'read/archive', 'read/binary'])

function refusedResult({ diagnostics }: Pick<ReadOutcome, 'diagnostics'>): Result {
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
    findings: countFindings([...report.diagnostics, ...found]),
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
