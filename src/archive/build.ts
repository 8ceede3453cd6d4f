import { basename, join } from 'node:path'
import { optionsFor, readConfig } from '../batch/config.js'
import { findRoots, walkRoot } from '../batch/walk.js'
import type { PartsConfig } from '../checks/across/survey.js'
import { readReports } from '../convert.js'
import { collectInto, type Diagnostic } from '../diagnostics/diagnostic.js'
import { describeFinding } from '../diagnostics/render.js'
import type { ConvertFile } from '../readers/reader.js'
import { refuseSize } from '../readers/size.js'
import { describeError } from '../system/describe-error.js'
import { kindOf, readInput, sizeOf } from '../system/files.js'
import { hashOf } from '../platform/hash.js'
import { readCorrectionsAt, walkedCorrections } from '../work/corrections-file.js'
import type { FileOptions } from '../work/job.js'
import { PastJournal } from '../work/journal.js'
import { isNoReport } from '../work/no-report.js'
import { ArchiveError } from './duckdb.js'
import { archiveReport, type ArchivedReport } from './extract.js'

/** Files → rows: what an archive is built from, one file after the other. */

export interface ArchiveSources {
  /** Folders, files or patterns; a folder that `batch` wrote is taken by its JSON. */
  readonly inputs: readonly string[]
  readonly corrections: string | undefined
  readonly follow: boolean
  readonly office: ConvertFile
  readonly version: string
}

/** A file that may have changed since it was read last. */
export interface SourceFile {
  readonly input: string
  /** Of all that decides what is read of it. */
  readonly hash: string
  readonly read: () => Promise<ReadInput>
}

export interface ReadInput {
  readonly status: 'read' | 'other' | 'failed'
  readonly reason: string
  readonly reports: readonly ArchivedReport[]
}

/** What the configurations of the folders say of superiors. */
export function partsOf({ inputs }: Pick<ArchiveSources, 'inputs'>): PartsConfig {
  return Object.assign({}, ...findRoots(inputs).map(({ folder }) => readConfig(folder).parts)) as PartsConfig
}

export function* findSources(sources: ArchiveSources): Generator<SourceFile> {
  for (const root of findRoots(sources.inputs)) {
    const manifest = join(root.folder, 'manifest.jsonl')
    if (kindOf(manifest) === 'file') yield* writtenByBatch(root.folder, manifest, sources)
    else yield* walked(root, sources)
  }
}

function* walked(root: ReturnType<typeof findRoots>[number], sources: ArchiveSources): Generator<SourceFile> {
  const config = readConfig(root.folder)
  for (const { path, input, passedOver, isAsset } of walkRoot(root, { out: null, follow: sources.follow })) {
    if (passedOver !== null || isAsset) continue
    const inner = root.prefix === '' ? input : input.slice(root.prefix.length + 1)
    const { organ, year, title } = optionsFor(inner, noOptions, config, root.folder)
    const given = {
      ...(organ === undefined ? {} : { organ }),
      ...(year === undefined ? {} : { year }),
      ...(title === undefined ? {} : { title }),
    }
    yield* sourceOf({ path, input, given, corrections: walkedCorrections(path, input, sources.corrections) }, sources)
  }
}

const noOptions: FileOptions = { formats: [], attach: false, fonts: [], all: false, strict: false }

/** The reports that a batch has read: their JSON among its outputs. */
function* writtenByBatch(folder: string, manifest: string, sources: ArchiveSources): Generator<SourceFile> {
  const journal = new PastJournal(manifest)
  let count = 0
  for (const input of journal.inputs()) {
    const record = journal.find(input)
    for (const { path } of record?.status === 'converted' ? record.outputs : []) {
      if (!path.endsWith('.json')) continue
      count += 1
      yield* sourceOf({ path: Buffer.from(join(folder, path)), input: path, given: {}, corrections: null }, sources)
    }
  }
  if (count === 0)
    throw new ArchiveError(
      `${folder} 是 batch 的输出目录，其中没有 JSON：请给出档案目录，或者先用 batch --to docx,pdf,html,json 再处理一次`,
    )
}

interface Found {
  readonly path: Uint8Array
  readonly input: string
  readonly given: { readonly organ?: string; readonly year?: number; readonly title?: string }
  /** Null where none are looked for. */
  readonly corrections: Parameters<typeof readCorrectionsAt>[0] | null
}

function* sourceOf(found: Found, { office, version }: ArchiveSources): Generator<SourceFile> {
  const { path, input, given } = found
  const diagnostics: Diagnostic[] = []
  const failed = (reason: string): SourceFile => ({ input, hash: '', read: async () => ({ status: 'failed', reason, reports: [] }) })
  try {
    if (refuseSize(sizeOf(path), collectInto(diagnostics))) return yield failed(describeFinding(diagnostics[0]!).message)
    const bytes = readInput(path)
    const file = found.corrections === null ? undefined : readCorrectionsAt(found.corrections)
    const content = file ? hashOf(hashOf(bytes) + hashOf(file.text)) : hashOf(bytes)
    const hash = hashOf(JSON.stringify([version, content, given]))
    yield { input, hash, read: () => readSource(bytes, { input, content }, { ...given, office, corrections: { file } }) }
  } catch (error) {
    yield failed(describeError(error, (one) => basename(one)))
  }
}

async function readSource(
  bytes: Uint8Array,
  { input, content }: { readonly input: string; readonly content: string },
  options: Parameters<typeof readReports>[2],
): Promise<ReadInput> {
  const { reports, source, diagnostics } = await readReports(bytes, basename(input), options)
  const kept = reports.flatMap(({ report }, part) => {
    const name = reports.length > 1 ? `${input}//${part + 1}` : input
    return report.kind === 'other' ? [] : [archiveReport(report, source, { source: name, hash: content })]
  })
  if (kept.length > 0) return { status: 'read', reason: '', reports: kept }
  const refusal = reports.length > 0 ? undefined : (diagnostics.find(({ severity }) => severity === 'error') ?? diagnostics[0])
  return refusal
    ? { status: isNoReport(refusal.code, input) ? 'other' : 'failed', reason: describeFinding(refusal).message, reports: [] }
    : { status: 'other', reason: '不是年度报告', reports: [] }
}
