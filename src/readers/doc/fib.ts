import { PackageFault } from '../docx/package-fault.js'

/** Stretches of the document's text, one behind the other ([MS-DOC] 2.3), by character positions. */
type Story = 'main' | 'footnotes' | 'headers' | 'comments' | 'endnotes' | 'boxes'

/** Tables of the file, by their numbers in FibRgFcLcb97 (2.5.6). */
const tables = {
  styles: 1,
  footnoteMarks: 2,
  footnotes: 3,
  commentMarks: 4,
  sections: 6,
  headers: 11,
  characters: 12,
  paragraphs: 13,
  fonts: 15,
  pieces: 33,
  shapes: 40,
  drawings: 50,
  endnoteMarks: 46,
  endnotes: 47,
  boxes: 56,
  lists: 73,
  listUses: 74,
} as const

export type TableName = keyof typeof tables

/** The file information block: where everything stands. */
export interface Fib {
  readonly tableStream: '0Table' | '1Table'
  readonly stories: Readonly<Record<Story, { readonly start: number; readonly end: number }>>
  /** Offset and length in the table stream; a length of 0 where there is none. */
  readonly table: (name: TableName) => { readonly start: number; readonly size: number }
}

/** Throws a `PackageFault` where the file is of another kind or encrypted. */
export function readFib(word: Buffer): Fib {
  const [ident, version, flags] = [0, 2, 10].map((at) => word.readUInt16LE(at)) as [number, number, number]
  if (ident === word95 || (ident === word97 && version < leastVersion)) throw new PackageFault((report) => report('read/word-95', {}))
  if (ident !== word97) throw new PackageFault((report) => report('read/doc-broken', {}))
  if (flags & encrypted) throw new PackageFault((report) => report('read/encrypted', {}))
  return {
    tableStream: flags & firstTable ? '1Table' : '0Table',
    stories: readStories(word),
    table: (name) => {
      const at = fcLcb + tables[name] * 8
      return { start: word.readUInt32LE(at), size: word.readUInt32LE(at + 4) }
    },
  }
}

const word97 = 0xa5ec
const word95 = 0xa5dc
/** Of the betas of Word 97; what is older is Word 95's (2.5.1, nFib). */
const leastVersion = 106
const encrypted = 0x100
const firstTable = 0x200
/** Where FibRgFcLcb97 begins, and the counts of characters in FibRgLw97 (2.5.1). */
const fcLcb = 154
const counts = 76

function readStories(word: Buffer): Fib['stories'] {
  let end = 0
  const next = (index: number) => {
    const start = end
    end += Math.max(0, word.readInt32LE(counts + index * 4))
    return { start, end }
  }
  const [main, footnotes, headers] = [next(0), next(1), next(2)]
  const [comments, endnotes, boxes] = [next(4), next(5), next(6)]
  return { main, footnotes, headers, comments, endnotes, boxes }
}
