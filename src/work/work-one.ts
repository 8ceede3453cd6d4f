import { basename } from 'node:path'
import { correctionsEnding } from '../corrections/parse.js'
import { describeError } from '../system/describe-error.js'
import { hashOf } from '../platform/hash.js'
import { nameBeside } from './beside.js'
import { convertOne, refuseUnread, type ConvertTools, type MadeFile } from './convert-one.js'
import type { FileRecord, Job, OutputRecord } from './job.js'
import type { Store } from './store.js'
import { verifyFiles } from './verify.js'

/** Where the files to convert come from; paths are the file system's own bytes. */
interface Inputs {
  /** -1 where there is none. */
  readonly size: (path: Uint8Array) => Promise<number>
  readonly read: (path: Uint8Array) => Promise<Uint8Array>
}

/** What one worker needs for every file. */
export interface WorkTools extends ConvertTools {
  readonly inputs: Inputs
  readonly outputs: Store
  readonly version: string
  /** Read every output back and compare it. */
  readonly verify: boolean
  /** Write over outputs that somebody has changed. */
  readonly overwrite?: boolean
}

export class ChangedError extends Error {
  override readonly name = 'ChangedError'
  override readonly message = '文件在读取时被改动，请重新运行'
}

/** Does one job, or finds that an earlier run's result still holds. Whatever is wrong with the file becomes a failed record. */
export async function workOne(job: Job, tools: WorkTools): Promise<{ record: FileRecord; fresh: boolean }> {
  const { input, stem, optionsHash, previous } = job
  const base: Pick<FileRecord, 'input' | 'stem' | 'optionsHash' | 'version' | 'verified' | 'across' | 'correctionsHash'> = {
    input,
    stem,
    optionsHash,
    version: tools.version,
    verified: false,
    ...(job.across === undefined ? {} : { across: job.across }),
  }
  if (job.passedOver !== null) return passOver({ ...base, reason: job.passedOver, advice: '' }, job, tools.outputs)
  let inputHash = ''
  const outputs: OutputRecord[] = []
  try {
    const refused = refuseUnread(await tools.inputs.size(job.path))
    if (refused) {
      await removeSuperseded(previous, [], tools.outputs)
      return { record: { ...base, inputHash, outputs, ...refused }, fresh: true }
    }
    const bytes = await tools.inputs.read(job.path)
    inputHash = hashOf(bytes)
    const corrections = await correctionsOf(job, tools.inputs)
    if (corrections) Object.assign(base, { correctionsHash: hashOf(corrections.file.text) })
    if (previous && !job.redo && (await stillHolds(previous, { ...base, inputHash }, tools))) return { record: previous, fresh: false }
    const outcome = await convertOne(bytes, { ...job, corrections }, tools, async (files, read, report) => {
      const placed: MadeFile[] = []
      for (const file of files) {
        const name = await placeFile(file, previous, tools)
        await tools.outputs.writeWhole(name, file.bytes)
        placed.push({ ...file, name })
        const instead = name === file.name ? {} : { instead: file.name }
        outputs.push({ path: name, bytes: file.bytes.length, sha256: hashOf(file.bytes), ...instead })
        if (name !== file.name) report('write/kept', { kept: file.name, written: name })
      }
      if (tools.verify) await verifyFiles(read, placed, tools.outputs)
    })
    // A file that changed while it was read gives a report of neither state.
    if (hashOf(await tools.inputs.read(job.path)) !== inputHash) throw new ChangedError()
    await removeSuperseded(previous, outputs, tools.outputs)
    return { record: { ...base, inputHash, outputs, verified: tools.verify, ...outcome }, fresh: true }
  } catch (error) {
    for (const { path } of outputs) await tools.outputs.remove(path)
    const stale = await stillThere(previous, tools.outputs)
    // Records are handed on: they name no folder of this machine.
    const reason = describeError(error, (path) => basename(path))
    return { record: { ...base, inputHash, status: 'failed', reason, advice: '', outputs: [], ...stale, reports: [] }, fresh: true }
  }
}

/** Its own name, or one beside it where somebody has changed what an earlier run wrote there. */
async function placeFile({ name, bytes }: MadeFile, previous: FileRecord | null, { outputs, overwrite }: WorkTools): Promise<string> {
  if (overwrite) return name
  const known = new Map(writtenBefore(previous).map(({ path, sha256 }) => [path, sha256]))
  return nameBeside(
    { name, bytes },
    {
      hash: (one) => outputs.hash(one),
      isOurs: (one, hash) => known.get(one) === hash,
    },
  )
}

function writtenBefore(previous: FileRecord | null): OutputRecord[] {
  return previous ? [...previous.outputs, ...(previous.stale ?? [])] : []
}

/** What an earlier run wrote stays where this one could not tell whether it still holds. */
async function stillThere(previous: FileRecord | null, store: Store): Promise<Pick<FileRecord, 'stale'>> {
  const stale: OutputRecord[] = []
  for (const output of writtenBefore(previous)) if (await outputHolds(output, store, false)) stale.push(output)
  return stale.length > 0 ? { stale } : {}
}

/** The corrections that stand beside the input; one of a run without them is undefined. */
async function correctionsOf({ corrections, input }: Job, inputs: Inputs) {
  if (!corrections || (await inputs.size(corrections)) < 0) return undefined
  return { file: { name: `${basename(input)}${correctionsEnding}`, text: Buffer.from(await inputs.read(corrections)).toString('utf8') } }
}

async function passOver(
  facts: Pick<FileRecord, 'input' | 'stem' | 'optionsHash' | 'version' | 'verified' | 'reason' | 'advice'>,
  { previous, redo }: Job,
  store: Store,
) {
  const record: FileRecord = { ...facts, inputHash: '', status: 'skipped', outputs: [], reports: [] }
  const isSame = !redo && JSON.stringify(record) === JSON.stringify(previous)
  if (!isSame) await removeSuperseded(previous, [], store)
  return { record, fresh: !isSame }
}

/** What an earlier run made of the file and this one does not, unless somebody has changed it since. */
async function removeSuperseded(previous: FileRecord | null, outputs: readonly OutputRecord[], store: Store): Promise<void> {
  for (const path of await findSuperseded(previous, outputs, store)) await store.remove(path)
}

export async function findSuperseded(previous: FileRecord | null, outputs: readonly OutputRecord[], store: Store): Promise<string[]> {
  const kept = new Set(outputs.map(({ path }) => path))
  const found: string[] = []
  for (const output of writtenBefore(previous))
    if (!kept.has(output.path) && (await outputHolds(output, store, true))) found.push(output.path)
  return found
}

/** Nothing that decides the outputs has changed, and they are all there. */
async function stillHolds(
  previous: FileRecord,
  now: Pick<FileRecord, 'stem' | 'optionsHash' | 'version' | 'inputHash' | 'correctionsHash'>,
  { outputs, verify }: WorkTools,
): Promise<boolean> {
  const isSame =
    previous.status !== 'failed' &&
    previous.inputHash === now.inputHash &&
    previous.correctionsHash === now.correctionsHash &&
    previous.optionsHash === now.optionsHash &&
    previous.version === now.version &&
    previous.stem === now.stem &&
    (previous.verified || !verify)
  if (!isSame) return false
  for (const output of previous.outputs) {
    if (!(await outputHolds(output, outputs, verify))) return false
    // Where what was kept is gone, its name is free again.
    if (output.instead !== undefined && (await outputs.size(output.instead)) < 0) return false
  }
  return true
}

/** It is there as it was written; a damaged manifest may name what is no output at all. */
async function outputHolds({ path, bytes, sha256 }: OutputRecord, store: Store, closely: boolean): Promise<boolean> {
  try {
    return (await store.size(path)) === bytes && (!closely || (await store.hash(path)) === sha256)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EOUTSIDE') return false
    throw error
  }
}
