import { appendLine, closeFile, flushFile, openAppend, readLines, readRange } from '../system/files.js'
import type { FileRecord } from './messages.js'

/**
 * The manifest: JSON Lines, append-only, each line flushed to disk before its file is reported done. The newest line of an input holds.
 * A line cut off by a crash is passed over; the next run begins a new one.
 */
export interface Manifest {
  readonly path: string
  /** Where the newest record of each input stands. */
  readonly records: Map<string, { readonly offset: number; readonly length: number }>
  /** The archive's folders in the run before. */
  readonly folders: readonly string[]
  readonly file: number
  size: number
  /** The flush under way, or the last one. */
  flushing: Promise<void>
  /** The flush that follows it, where one has been asked for. */
  next: Promise<void> | null
}

/** Opens a manifest, or begins one. */
export function openManifest(path: string): Manifest {
  const records: Manifest['records'] = new Map()
  let folders: readonly string[] = []
  let size = 0
  let whole = true
  for (const { bytes, offset, complete } of readLines(path)) {
    size = offset + bytes.length + (complete ? 1 : 0)
    whole = complete
    const line = complete ? parseLine(bytes) : null
    if (line && 'folders' in line) folders = line.folders
    else if (line) records.set(line.input, { offset, length: bytes.length })
  }
  const file = openAppend(path)
  if (!whole) size += appendLine(file, '')
  return { path, records, folders, file, size, flushing: Promise.resolve(), next: null }
}

/** Adds a record. */
export function appendRecord(manifest: Manifest, record: FileRecord): void {
  const offset = manifest.size
  manifest.size += appendLine(manifest.file, JSON.stringify(record))
  manifest.records.set(record.input, { offset, length: manifest.size - offset - 1 })
}

/** Adds which folders the archive stands in, where that is not known yet. */
export function noteFolders(manifest: Manifest, folders: readonly string[]): void {
  if (JSON.stringify(folders) === JSON.stringify(manifest.folders)) return
  manifest.size += appendLine(manifest.file, JSON.stringify({ folders }))
}

/**
 * Flushes what has been added so far. What asks while a flush is under way shares the next one: the disk is asked once for many records,
 * and nobody works less meanwhile.
 */
export function flushManifest(manifest: Manifest): Promise<void> {
  return (manifest.next ??= manifest.flushing.then(() => {
    manifest.next = null
    return (manifest.flushing = flushFile(manifest.file))
  }))
}

/** The newest record of an input. */
export function findRecord(manifest: Manifest, input: string): FileRecord | null {
  const place = manifest.records.get(input)
  const line = place ? parseLine(readRange(manifest.path, place.offset, place.length)) : null
  return line && !('folders' in line) ? line : null
}

export function closeManifest(manifest: Manifest): void {
  closeFile(manifest.file)
}

/** Null for a line that is damaged, or that another version wrote. */
function parseLine(bytes: Uint8Array): FileRecord | { readonly folders: readonly string[] } | null {
  try {
    const line: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'))
    return isFolders(line) || isRecord(line) ? line : null
  } catch {
    return null
  }
}

function isFolders(line: unknown): line is { readonly folders: readonly string[] } {
  return Array.isArray((line as { folders?: unknown } | null)?.folders)
}

function isRecord(line: unknown): line is FileRecord {
  const record = line as Partial<FileRecord> | null
  return typeof record?.input === 'string' && hasLists(record, 'outputs', 'reports') && record.reports!.every(isReportRecord)
}

function isReportRecord(report: unknown): boolean {
  return hasLists(report, 'forms', 'findings', 'figures')
}

function hasLists(value: unknown, ...names: readonly string[]): boolean {
  return names.every((name) => Array.isArray((value as Readonly<Record<string, unknown>> | null)?.[name]))
}
