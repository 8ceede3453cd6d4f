import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import CFB from 'cfb'
import { expect, test } from 'vitest'
// @ts-expect-error It brings no types.
import WordExtractor from 'word-extractor'
import { collectInto, type Diagnostic } from '../../../../src/diagnostics/diagnostic.js'
import type { Block } from '../../../../src/model/block.js'
import { readBytes } from '../../../../src/readers/index.js'

const fixtures = join(import.meta.dirname, '../../../fixtures')
const file = readFileSync(join(fixtures, 'word.doc'))

async function read(bytes: Uint8Array, name = 'x.doc') {
  const found: Diagnostic[] = []
  const result = await readBytes(bytes, name, collectInto(found))
  return { result, found, codes: found.map(({ code }) => code) }
}

/** What was read, without its places. */
async function blocksOf(bytes: Uint8Array) {
  const { result, found } = await read(bytes)
  if (result.kind !== 'blocks') throw new Error('refused')
  return { blocks: result.blocks.map(withoutPlaces), found: found.map(({ code, facts }) => ({ code, facts })), text: result.source.text }
}

function withoutPlaces(block: Block) {
  const bare = ({ text, ...rest }: { text: string; at: unknown; runs?: unknown }) => ({ ...rest, text, at: null, runs: null })
  return block.kind === 'table' ? { ...block, at: null, rows: block.rows.map((row) => row.map(bare)) } : bare(block)
}

/** The file with streams changed by hand. */
function changed(change: (stream: (name: string) => Buffer, set: (name: string, content: Buffer) => void) => void): Buffer {
  const container = CFB.read(file, { type: 'buffer' })
  const entry = (name: string) => CFB.find(container, `/${name}`)!
  change(
    (name) => Buffer.from(entry(name).content as Buffer),
    (name, content) => Object.assign(entry(name), { content, size: content.length }),
  )
  return CFB.write(container, { type: 'buffer' }) as Buffer
}

function withHeader(at: number, value: number): Buffer {
  return changed((stream, set) => {
    const word = stream('WordDocument')
    word.writeUInt16LE(value, at)
    set('WordDocument', word)
  })
}

test('the same as the .docx it was saved from: headings, lists, notes, fields, hidden text, revisions, boxes, merged and nested tables', async () => {
  expect(await blocksOf(file)).toEqual(await blocksOf(readFileSync(join(fixtures, 'word.docx'))))
})

test('another reader finds no text that is not read', async () => {
  const extractor = new WordExtractor() as {
    extract: (bytes: Buffer) => Promise<Record<'getBody' | 'getFootnotes' | 'getTextboxes', () => string>>
  }
  const document = await extractor.extract(file)
  const { text } = await blocksOf(file)
  const squash = (one: string) => one.replace(/\s/g, '')
  const lines = [document.getBody(), document.getFootnotes(), document.getTextboxes()].flatMap((one) => one.split(/[\s，。]+/))
  expect(lines.length).toBeGreaterThan(20)
  // It keeps deleted text, and does not mark where a note is referred to.
  for (const line of lines) expect(squash(text).replaceAll('[1]', '')).toContain(squash(line).replace('八九', '九').replace('件，', '件'))
})

test('refused by name', async () => {
  expect(await read(withHeader(0, 0xa5dc))).toMatchObject({ codes: ['read/word-95'] })
  expect(await read(withHeader(2, 104))).toMatchObject({ codes: ['read/word-95'] })
  expect(await read(withHeader(10, 0x1300))).toMatchObject({ codes: ['read/encrypted'] })
  expect(await read(withHeader(0, 0x1234))).toMatchObject({ codes: ['read/doc-broken'] })
  for (const length of [600, 2000, 6000, 12_000]) expect((await read(file.subarray(0, length))).result.kind).toBe('refused')
})

/** Position of the first character of the main text's words. */
async function fastSaved(words: string, modifier: number): Promise<Buffer> {
  return changed((stream, set) => {
    const word = stream('WordDocument')
    const name = word.readUInt16LE(10) & 0x200 ? '1Table' : '0Table'
    const table = stream(name)
    const pair = 154 + 33 * 8
    const clx = table.subarray(word.readUInt32LE(pair))
    const [end, offset] = [clx.readUInt32LE(9), clx.readUInt32LE(15)]
    const start = word.indexOf(Buffer.from(words, 'utf16le'))
    const from = (start - offset) / 2
    const to = from + words.length
    // The words move behind everything else, as a fast save leaves them.
    set('WordDocument', Buffer.concat([word, Buffer.from(words, 'utf16le')]))
    const pieces = [
      { start: 0, offset, modifier: 0 },
      { start: from, offset: word.length, modifier },
      { start: to, offset: offset + to * 2, modifier: 0 },
    ]
    const made = Buffer.alloc(5 + 16 + pieces.length * 8)
    made.writeUInt8(2, 0)
    made.writeUInt32LE(made.length - 5, 1)
    pieces.forEach((piece, index) => {
      made.writeUInt32LE(piece.start, 5 + index * 4)
      made.writeUInt32LE(piece.offset, 5 + 16 + index * 8 + 2)
      made.writeUInt16LE(piece.modifier, 5 + 16 + index * 8 + 6)
    })
    made.writeUInt32LE(end, 5 + 12)
    set(name, Buffer.concat([table, made]))
    const header = Buffer.concat([word, Buffer.from(words, 'utf16le')])
    header.writeUInt32LE(table.length, pair)
    header.writeUInt32LE(made.length, pair + 4)
    set('WordDocument', header)
  })
}

test('a fast-saved file: text in pieces out of order, with changes laid over them', async () => {
  const saved = await fastSaved('全年主动公开信息1234', 0)
  expect((await blocksOf(saved)).blocks).toEqual((await blocksOf(file)).blocks)
  const hidden = await fastSaved('全年主动公开信息1234', (0x5c << 1) | (1 << 8))
  expect((await blocksOf(hidden)).found.find(({ code }) => code === 'read/hidden-text')?.facts).toMatchObject({
    text: '全年主动公开信息1234',
  })
})

test('a damaged file never throws', { timeout: 60_000 }, async () => {
  let state = 7
  const next = (below: number) => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648) % below
  for (let round = 0; round < 150; round++) {
    const bytes = Buffer.from(file)
    for (let count = 1 + next(8); count > 0; count--) bytes[next(bytes.length)] = next(256)
    expect(['blocks', 'refused']).toContain((await read(bytes)).result.kind)
  }
})
