import { basename, extname } from 'node:path'
import { readConfig } from '../batch/config.js'
import { findRoots, walkRoot } from '../batch/walk.js'
import { superiorsNotFound, type PartsConfig, type Surveyed } from '../checks/across/survey.js'
import type { CheckOptions } from '../checks/index.js'
import { defaultProfile, type Profile } from '../checks/profile.js'
import { readReports, type ReadOptions, type ReadOutcome } from '../convert.js'
import { collectInto, type Diagnostic } from '../diagnostics/diagnostic.js'
import type { ConvertFile } from '../readers/reader.js'
import { refuseSize } from '../readers/size.js'
import { reviewFormats, type ListOptions, type Reviewed, type ReviewFormat } from '../review/index.js'
import { reviewRead } from '../review/review-read.js'
import { describeError } from '../system/describe-error.js'
import { shownPath } from '../system/shown-path.js'
import { readInput, sizeOf, writeWhole } from '../system/files.js'
import { readCorrectionsAt, walkedCorrections } from '../work/corrections-file.js'
import { AcrossArchive, surveyReport } from '../work/across.js'
import { isNoReport } from '../work/no-report.js'
import { exitCodeOf, printFindings, type FileFindings } from './findings.js'
import { UsageError } from './options.js'
import { describeNotFound } from './summary.js'
import type { ColorChoice } from './terminal.js'

export interface AcrossCall {
  readonly inputs: readonly string[]
  readonly profile: Profile | undefined
  readonly published: string | undefined
  readonly list: ListOptions
  readonly color: ColorChoice
  readonly office: ConvertFile
  readonly format: ReviewFormat
  readonly out: string | undefined
  /** Where corrections stand that do not stand beside their inputs. */
  readonly corrections: string | undefined
  readonly strict: boolean
}

/** Checks every report of some folders beside the others: read once to know which belong together, and once more to be checked. */
export async function checkAcross(call: AcrossCall): Promise<number> {
  const files = filesOf(call.inputs)
  const { office } = call
  const read = (name: string, check?: (part: number) => CheckOptions) =>
    readFound(files.paths.get(name)!, name, call.corrections, { office, ...(check && { check }) })
  const named = new Set(Object.values(files.parts).flat())
  const surveyed: Surveyed[] = []
  for (const name of files.paths.keys()) surveyed.push(...surveyOf(name, await read(name), named))
  const partsOf = new Map<string, number[]>()
  for (const { file, part } of surveyed) partsOf.set(file, [...(partsOf.get(file) ?? []), part])
  const likeness = (call.profile ?? defaultProfile).limits.likeness
  const archive = new AcrossArchive(surveyed, { parts: files.parts, likeness }, read)
  const output = openOutput(call)
  const refused: FileFindings[] = []
  let code: 0 | 1 = 0
  for (const name of files.paths.keys()) {
    const options = await optionsOf(archive, name, partsOf.get(name) ?? [], call)
    const outcome = await read(name, options)
    if (outcome.reports.length === 0 && !outcome.diagnostics.some((one) => isNoReport(one.code, name)))
      refused.push({ path: name, ...outcome })
    const reviewed = outcome.reports.map((one, index) =>
      reviewRead(one, name, outcome.source, { part: outcome.reports.length > 1 ? index + 1 : undefined }),
    )
    output.add(reviewed)
    code ||= exitCodeOf(reviewed, call.strict)
  }
  output.close()
  const notFound = superiorsNotFound(
    files.parts,
    surveyed.map(({ organ }) => organ),
  )
  if (notFound.length > 0) process.stderr.write(`${describeNotFound(notFound)}\n`)
  printFindings(refused, { format: 'text', quiet: false, color: call.color })
  return refused.length > 0 ? 2 : code
}

interface Found {
  /** Path for the file system by the name shown. */
  readonly paths: ReadonlyMap<string, Uint8Array>
  readonly parts: PartsConfig
}

/** The files of the folders named, and what their configurations say of superiors. */
function filesOf(inputs: readonly string[]): Found {
  const paths = new Map<string, Uint8Array>()
  const parts: Record<string, readonly string[]> = {}
  for (const root of findRoots(inputs)) {
    Object.assign(parts, readConfig(root.folder).parts)
    for (const { path, input, passedOver, isAsset } of walkRoot(root, { out: null, follow: false }))
      if (passedOver === null && !isAsset) paths.set(input, path)
  }
  if (paths.size === 0) throw new UsageError('没有找到可以核对的文件')
  return { paths, parts }
}

async function readFound(path: Uint8Array, name: string, folder: string | undefined, options: ReadOptions): Promise<ReadOutcome> {
  const diagnostics: Diagnostic[] = []
  const nothing = { source: null, reports: [], diagnostics }
  try {
    if (refuseSize(sizeOf(path), collectInto(diagnostics))) return nothing
    const corrections = { file: readCorrectionsAt(walkedCorrections(path, name, folder)) }
    return await readReports(readInput(path), basename(name), { ...options, corrections })
  } catch (error) {
    collectInto(diagnostics)('read/failed', { reason: describeError(error, shownPath) })
    return nothing
  }
}

function surveyOf(file: string, { reports }: ReadOutcome, named: ReadonlySet<string>): Surveyed[] {
  return reports.flatMap(({ report }, part) => surveyReport(report, { file, part }, named) ?? [])
}

/** Read before the file is: its reports are checked one after the other without waiting. */
async function optionsOf(archive: AcrossArchive, name: string, parts: readonly number[], { profile, published }: AcrossCall) {
  const options = new Map<number, CheckOptions>()
  for (const part of parts) options.set(part, await archive.optionsFor(name, part))
  return (part: number): CheckOptions => ({ ...options.get(part), profile, published })
}

interface Output {
  readonly add: (reviewed: readonly Reviewed[]) => void
  readonly close: () => void
}

/** Sheets are written one by one; lists as they come, but for SARIF, which is one log. */
function openOutput({ format, list, out }: AcrossCall): Output {
  const form = reviewFormats[format]
  if (!('renderAll' in form)) return sheetsTo(out, (one) => form.renderOne(one, list.level))
  const texts: string[] = []
  const held: Reviewed[] = []
  const write = (text: string) => (out === undefined ? process.stdout.write(text) : writeWhole(out, Buffer.from(text)))
  return {
    add: (reviewed) => {
      if (format === 'text') texts.push(reviewFormats.text.renderAll(reviewed, { ...list, named: true }))
      else if (format === 'json') texts.push(...(JSON.parse(form.renderAll(reviewed, list)) as unknown[]).map((one) => JSON.stringify(one)))
      else held.push(...reviewed)
    },
    close: () => write(format === 'text' ? texts.join('') : format === 'json' ? `[${texts.join(',\n')}]\n` : form.renderAll(held, list)),
  }
}

function sheetsTo(out: string | undefined, render: (one: Reviewed) => string): Output {
  if (out === undefined) throw new UsageError('几份报告的审核单不能一起写到标准输出，请用 --out 指定文件')
  let count = 0
  return {
    add: (reviewed) => {
      for (const one of reviewed)
        writeWhole(`${out.slice(0, out.length - extname(out).length)}-${++count}${extname(out)}`, Buffer.from(render(one)))
    },
    close: () => {},
  }
}
