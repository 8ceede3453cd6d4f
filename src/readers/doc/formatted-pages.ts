import { tooBig } from '../docx/package-fault.js'

/** Properties of the characters or the paragraph that stand in a stretch of the stream. */
export interface FormattedRun {
  readonly start: number
  readonly end: number
  readonly style: number
  readonly changes: Buffer
}

const pageSize = 512
const empty = Buffer.alloc(0)
/** A report has some thousands. */
const mostRuns = 1_000_000

/** Paragraphs' properties, from the pages of 512 bytes the table names ([MS-DOC] 2.9.175 PapxFkp). */
export function readParagraphPages(table: Buffer, word: Buffer): FormattedRun[] {
  return readPages(table, word, (page, count, index) => {
    const at = (page[(count + 1) * 4 + index * 13] ?? 0) * 2
    if (at === 0) return null
    const words = page[at]!
    const list = words > 0 ? page.subarray(at + 1, at + words * 2) : page.subarray(at + 2, at + 2 + (page[at + 1] ?? 0) * 2)
    return list.length < 2 ? null : { style: list.readUInt16LE(0), changes: list.subarray(2) }
  })
}

/** Characters' properties (2.9.33 ChpxFkp). */
export function readCharacterPages(table: Buffer, word: Buffer): FormattedRun[] {
  return readPages(table, word, (page, count, index) => {
    const at = (page[(count + 1) * 4 + index] ?? 0) * 2
    return at === 0 ? null : { style: 0, changes: page.subarray(at + 1, at + 1 + page[at]!) }
  })
}

type ReadRun = (page: Buffer, count: number, index: number) => Pick<FormattedRun, 'style' | 'changes'> | null

function readPages(table: Buffer, word: Buffer, readRun: ReadRun): FormattedRun[] {
  const pages = Math.max(0, Math.floor((table.length - 4) / 8))
  const runs: FormattedRun[] = []
  for (let number = 0; number < pages; number++) {
    const at = (table.readUInt32LE((pages + 1) * 4 + number * 4) & 0x3fffff) * pageSize
    const page = word.subarray(at, at + pageSize)
    if (page.length < pageSize) throw new RangeError('page beyond the end')
    const count = page[pageSize - 1]!
    for (let index = 0; index < count && (index + 2) * 4 < pageSize; index++)
      runs.push({
        start: page.readUInt32LE(index * 4),
        end: page.readUInt32LE(index * 4 + 4),
        ...(readRun(page, count, index) ?? { style: 0, changes: empty }),
      })
    if (runs.length > mostRuns) throw tooBig()
  }
  return runs.sort((one, other) => one.start - other.start)
}

/** The index of the last run that begins at or before an offset; -1 where none does. */
export function runIndexAt(runs: readonly FormattedRun[], offset: number): number {
  let low = 0
  let high = runs.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (runs[middle]!.start <= offset) low = middle + 1
    else high = middle
  }
  return low - 1
}
