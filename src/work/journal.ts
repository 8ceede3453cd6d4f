import { appendLine, closeFile, flushFile, openAppend, readLines, readRange } from '../system/files.js'
import type { FileRecord } from './job.js'
import { foldersSchema, recordSchema } from './record-schema.js'

/** What has been done, record by record, so that a run that ended at any moment is gone on with by the next. */
export interface Journal {
  /** Hashes of the paths of the archive's folders in the run before. */
  readonly folders: readonly string[]
  noteFolders(folders: readonly string[]): void
  /** The newest record of an input. */
  find(input: string): FileRecord | null
  append(record: FileRecord): void
  /** Settles when all that has been added so far is safe. */
  flush(): Promise<void>
  close(): void
}

/** JSON Lines, append-only. The newest line of an input holds. A line cut off by a crash is passed over; the next run begins a new one. */
class JournalLines {
  folders: readonly string[] = []
  /** Where the newest record of each input stands. */
  protected readonly records = new Map<string, { readonly offset: number; readonly length: number }>()
  protected size = 0
  /** False where its last line was cut off. */
  protected isWhole = true

  constructor(private readonly path: string) {
    for (const { bytes, offset, complete } of readLines(path)) {
      this.size = offset + bytes.length + (complete ? 1 : 0)
      this.isWhole = complete
      const line = complete ? parseLine(bytes) : null
      if (line && 'folders' in line) this.folders = line.folders
      else if (line) this.records.set(line.input, { offset, length: bytes.length })
    }
  }

  /** Every input that has a record. */
  inputs(): Iterable<string> {
    return this.records.keys()
  }

  find(input: string): FileRecord | null {
    const place = this.records.get(input)
    const line = place ? parseLine(readRange(this.path, place.offset, place.length)) : null
    return line && !('folders' in line) ? line : null
  }
}

/** What earlier runs have done, for one that writes nothing. */
export class PastJournal extends JournalLines implements Journal {
  private readonly seen = new Map<string, Buffer>()

  /** With `keeps`, what is found out is remembered, for those that are looked at beside others. */
  constructor(
    path: string,
    private readonly keeps = false,
  ) {
    super(path)
  }

  override find(input: string): FileRecord | null {
    const line = this.seen.get(input)
    return line ? (JSON.parse(line.toString('utf8')) as FileRecord) : super.find(input)
  }

  noteFolders(): void {}

  append(record: FileRecord): void {
    if (!this.keeps) return
    // Nothing is written: there are the outputs of the run before.
    const { outputs = [], stale } = super.find(record.input) ?? {}
    this.seen.set(record.input, Buffer.from(JSON.stringify({ ...record, outputs, stale })))
  }

  async flush(): Promise<void> {}
  close(): void {}
}

/** The journal of a run. */
export class JournalFile extends JournalLines implements Journal {
  private readonly file: number
  /** The flush under way, or the last one. */
  private flushing: Promise<void> = Promise.resolve()
  /** The flush that follows it, where one has been asked for. */
  private following: Promise<void> | null = null

  /** Opens a journal, or begins one. */
  constructor(path: string) {
    super(path)
    this.file = openAppend(path)
    if (!this.isWhole) this.add('')
  }

  noteFolders(folders: readonly string[]): void {
    if (JSON.stringify(folders) !== JSON.stringify(this.folders)) this.add(JSON.stringify({ folders }))
  }

  append(record: FileRecord): void {
    const offset = this.size
    this.add(JSON.stringify(record))
    this.records.set(record.input, { offset, length: this.size - offset - 1 })
  }

  /** What asks while a flush is under way shares the next one: the disk is asked once for many records, and nobody works less meanwhile. */
  flush(): Promise<void> {
    return (this.following ??= this.flushing.then(() => {
      this.following = null
      return (this.flushing = flushFile(this.file))
    }))
  }

  close(): void {
    closeFile(this.file)
  }

  private add(line: string): void {
    this.size += appendLine(this.file, line)
  }
}

/** Null for a line that is damaged, or that another version or a hand has written otherwise. */
function parseLine(bytes: Uint8Array): FileRecord | { readonly folders: readonly string[] } | null {
  try {
    const line: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'))
    return foldersSchema.safeParse(line).data ?? recordSchema.safeParse(line).data ?? null
  } catch {
    return null
  }
}
