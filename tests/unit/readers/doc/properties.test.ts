import { expect, test } from 'vitest'
import { elementMaker } from '../../../../src/readers/doc/elements.js'
import { readParagraph } from '../../../../src/readers/doc/paragraph.js'
import { sprmsIn } from '../../../../src/readers/doc/sprms.js'

const make = elementMaker()
const word = (value: number) => [value & 0xff, (value >> 8) & 0xff]
const read = (list: readonly number[], data: readonly number[] = []) => readParagraph(0, [Buffer.from(list)], Buffer.from(data), make)

/** Three cells a hundred wide, the first two merged across, the last the first of those merged down. */
const cellBits = [2, 1, 3 << 5]
const definition = [3, ...[0, 100, 200, 300].flatMap(word), ...cellBits.flatMap((bits) => [...word(bits), ...Array<number>(18).fill(0)])]
const define = [...word(0xd608), ...word(definition.length + 1), ...definition]

test('the edges and merges of cells', () => {
  expect(read(define).row.cells).toMatchObject([
    { left: 0, right: 100, across: 'first', down: 'none' },
    { left: 100, right: 200, across: 'on', down: 'none' },
    { left: 200, right: 300, across: 'none', down: 'first' },
  ])
})

test('cells put in, taken out, merged and split after they were defined', () => {
  const edges = (list: readonly number[]) => read([...define, ...list]).row.cells.map(({ left, right }) => [left, right])
  expect(edges([...word(0x7621), 1, 1, ...word(50)])).toEqual([
    [0, 100],
    [100, 150],
    [150, 250],
    [250, 350],
  ])
  expect(edges([...word(0x5622), 0, 2])).toEqual([[200, 300]])
  expect(read([...define, ...word(0x5624), 1, 3]).row.cells.map(({ across }) => across)).toEqual(['first', 'first', 'on'])
  expect(read([...define, ...word(0x5625), 0, 2]).row.cells.map(({ across }) => across)).toEqual(['none', 'none', 'none'])
  expect(read([...define, ...word(0xd62b), 2, 2, 1]).row.cells[2]).toMatchObject({ down: 'on' })
  expect(read([...define, ...word(0x3404), 1]).row.header).toBe(true)
})

test('a long list stands in a stream of its own, and refers to no other', () => {
  const list = [...word(0x2416), 1, ...word(0x6649), 2, 0, 0, 0]
  const inside = [...word(0x6646), 0, 0, 0, 0]
  const data = [...word(list.length + inside.length), ...list, ...inside]
  expect(read([...word(0x6646), 0, 0, 0, 0], data)).toMatchObject({ inTable: true, depth: 2 })
  expect(read([...word(0x646b), 0, 0, 0, 0], data)).toMatchObject({ inTable: true, depth: 2 })
})

test('a list cut off ends where it is cut', () => {
  for (let length = 0; length < define.length; length++) expect([...sprmsIn(Buffer.from(define.slice(0, length)))]).toEqual([])
})
