import { appendLine, closeFile, flushFile, openAppend, readLines, readRange } from '../files.js'
import type { FileRecord } from './messages.js'

/**
 * The manifest: JSON Lines, append-only, each line flushed to disk before its file is reported done. The newest line of an input holds.
 * A line cut off by a crash is passed over; the next run begins a new one.
 */
export interface Manifest {
  readonly path: string
  /** Where the newest record of each input stands. */
  readonly records: Map<string, { readonly offset: number; readonly length: number }>
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
  let size = 0
  let whole = true
  for (const { bytes, offset, complete } of readLines(path)) {
    size = offset + bytes.length + (complete ? 1 : 0)
    whole = complete
    const record = complete ? parseRecord(bytes) : null
    if (record) records.set(record.input, { offset, length: bytes.length })
  }
  const file = openAppend(path)
  if (!whole) size += appendLine(file, '')
  return { path, records, file, size, flushing: Promise.resolve(), next: null }
}

/** Adds a record. */
export function appendRecord(manifest: Manifest, record: FileRecord): void {
  const text = JSON.stringify(record)
  const written = appendLine(manifest.file, text)
  manifest.records.set(record.input, { offset: manifest.size, length: written - 1 })
  manifest.size += written
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
  return place ? parseRecord(readRange(manifest.path, place.offset, place.length)) : null
}

export function closeManifest(manifest: Manifest): void {
  closeFile(manifest.file)
}

function parseRecord(bytes: Uint8Array): FileRecord | null {
  try {
    const record = JSON.parse(Buffer.from(bytes).toString('utf8')) as FileRecord
    return typeof record.input === 'string' && Array.isArray(record.outputs) && Array.isArray(record.reports) ? record : null
  } catch {
    return null
  }
}
