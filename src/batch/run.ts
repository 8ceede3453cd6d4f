import { join } from 'node:path'
import { kindOf, makeFolder, packageFile, readInput, realPath } from '../files.js'
import type { OwnFont } from '../load-fonts.js'
import { optionsFor, parseConfig, type BatchConfig } from './config.js'
import { appendRecord, closeManifest, findRecord, flushManifest, openManifest, type Manifest } from './manifest.js'
import { hashOf } from './hash.js'
import type { BatchTask, FileOptions, FileRecord } from './messages.js'
import { Pool, type PoolOptions } from './pool.js'
import type { PoolResult } from './pool-worker.js'
import { configName, findRoots, walkRoot, type FoundFile, type Root } from './walk.js'

export interface BatchOptions {
  /** Folders, files, or patterns. */
  readonly inputs: readonly string[]
  readonly out: string
  readonly file: FileOptions
  readonly fonts: readonly OwnFont[]
  readonly jobs: number
  readonly timeout: number
  /** Redo every file. */
  readonly force: boolean
  /** Stop at the first file that fails. */
  readonly failFast: boolean
  readonly verify: boolean
  readonly version: string
}

/** A file of the run and what will be made of it. */
export interface PlannedFile extends FoundFile {
  readonly options: FileOptions
}

/** A run under way. */
export interface BatchRun {
  readonly total: number
  readonly finished: Promise<BatchOutcome>
  readonly stop: () => void
  readonly abort: () => void
}

export interface BatchOutcome {
  /** Inputs in the order of the walk. */
  readonly inputs: readonly string[]
  readonly manifest: Manifest
  /** True where every file has been answered for. */
  readonly complete: boolean
}

const manifestName = 'manifest.jsonl'

/** In MB. With what a worker keeps outside its heap, fonts and files in hand, it stays below 400. */
const heapCeiling = 320

/** The files of a run, in order, each with its options. */
export function* planBatch(options: BatchOptions): Generator<PlannedFile> {
  for (const { root, config } of rootsOf(options)) {
    for (const found of walkRoot(root, options.out)) {
      const input = root.prefix === '' ? found.input : found.input.slice(root.prefix.length + 1)
      yield { ...found, options: optionsFor(input, options.file, config) }
    }
  }
}

/** Starts a run; `onResult` is told of each file as it is done, after its record is safe. */
export function startBatch(options: BatchOptions, onResult: (result: PoolResult) => void): BatchRun {
  makeFolder(options.out)
  const inputs = [...planBatch(options)].map((file) => file.input)
  const manifest = openManifest(join(options.out, manifestName))
  let answered = 0
  const pool: Pool = new Pool(tasksOf(options, manifest), poolOptions(options), async (result) => {
    if (result.fresh) appendRecord(manifest, result.record)
    if (options.failFast && result.record.status === 'failed') pool.stop()
    await flushManifest(manifest)
    answered++
    onResult(result)
  })
  const finished = pool.finished
    .then(() => ({ inputs, manifest, complete: answered === inputs.length }))
    .finally(() => closeManifest(manifest))
  return { total: inputs.length, finished, stop: () => pool.stop(), abort: () => pool.abort() }
}

function poolOptions(options: BatchOptions): PoolOptions {
  const { jobs, timeout, version, fonts, verify } = options
  const settings = { out: realPath(options.out), version, fonts, verify }
  return { jobs, timeout, heapCeiling, settings, program: packageFile('bin/worker.js') }
}

function* tasksOf(options: BatchOptions, manifest: Manifest): Generator<BatchTask> {
  const fonts = options.fonts.map((font) => [font.role, font.index, hashOf(readInput(font.path))])
  for (const file of planBatch(options)) {
    const optionsHash = hashOf(JSON.stringify([file.options, fonts]))
    const previous: FileRecord | null = options.force ? null : findRecord(manifest, file.input)
    yield { ...file, optionsHash, previous }
  }
}

function rootsOf(options: BatchOptions): { root: Root; config: BatchConfig }[] {
  return findRoots(options.inputs).map((root) => ({ root, config: readConfig(join(root.folder, configName)) }))
}

function readConfig(path: string): BatchConfig {
  return kindOf(path) === 'file' ? parseConfig(Buffer.from(readInput(path)).toString('utf8'), path) : {}
}
