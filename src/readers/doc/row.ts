import { shading, shading80 } from './character.js'
import type { XmlElement } from '../docx/xml.js'
import type { Make } from './elements.js'

/** A row's cells as its end mark defines them ([MS-DOC] 2.9.324 TDefTableOperand). */
export interface Row {
  cells: RowCell[]
  header: boolean
}

export interface RowCell {
  /** Edges in twentieths of a point. */
  left: number
  right: number
  across: Merge
  down: Merge
  ground: XmlElement | null
}

type Merge = 'none' | 'first' | 'on'

/** One change of a table's properties; codes that say nothing of the cells are passed over. */
export function changeRow(row: Row, code: number, value: Buffer, make: Make): void {
  changes.get(code)?.(row, value, make)
}

const changes = new Map<number, (row: Row, value: Buffer, make: Make) => void>([
  [0xd608, define],
  [0x7621, insert],
  [0x5622, (row, [from, to]) => void row.cells.splice(from!, to! - from!)],
  [0x5624, (row, [from, to]) => row.cells.slice(from, to).forEach((cell, index) => (cell.across = index === 0 ? 'first' : 'on'))],
  [0x5625, (row, [from, to]) => row.cells.slice(from, to).forEach((cell) => (cell.across = 'none'))],
  [0xd62b, (row, value) => mergeDown(row.cells[value[1]!], value[2]!)],
  [0x3404, (row, [on]) => void (row.header = on === 1)],
  [0xd612, (row, value, make) => shadeCells(row, 0, value, make)],
  [0xd616, (row, value, make) => shadeCells(row, 22, value, make)],
  [0xd60c, (row, value, make) => shadeCells(row, 44, value, make)],
  [0xd609, shadeCells80],
])

function define(row: Row, value: Buffer): void {
  const count = value[2] ?? 0
  const edges = Array.from({ length: count + 1 }, (_, index) => value.readInt16LE(3 + index * 2))
  row.cells = Array.from({ length: count }, (_, index): RowCell => {
    const at = 3 + (count + 1) * 2 + index * 20
    // Cells at the end may have no description of their own.
    const bits = at + 2 <= value.length ? value.readUInt16LE(at) : 0
    const cell: RowCell = { left: edges[index]!, right: edges[index + 1]!, across: 'none', down: 'none', ground: null }
    cell.across = (['none', 'on', 'first', 'first'] as const)[bits & 3]!
    mergeDown(cell, (bits >> 5) & 3)
    return cell
  })
}

function mergeDown(cell: RowCell | undefined, bits: number): void {
  if (cell) cell.down = bits === 3 ? 'first' : bits === 1 ? 'on' : 'none'
}

/** 2.9.325 TInsertOperand: cells of one width put in. */
function insert(row: Row, value: Buffer): void {
  const [from, count, width] = [value[0]!, value[1]!, value.readUInt16LE(2)]
  const start = row.cells[from]?.left ?? row.cells.at(-1)?.right ?? 0
  const added = Array.from({ length: count }, (_, index): RowCell => ({
    left: start + index * width,
    right: start + (index + 1) * width,
    across: 'none',
    down: 'none',
    ground: null,
  }))
  const behind = row.cells.splice(from).map((cell) => ({ ...cell, left: cell.left + count * width, right: cell.right + count * width }))
  row.cells.push(...added, ...behind)
}

const shadingSize = 10

function shadeCells(row: Row, first: number, value: Buffer, make: Make): void {
  for (let at = 1, index = first; at + shadingSize <= value.length && row.cells[index]; at += shadingSize, index++)
    row.cells[index]!.ground = shading(value.subarray(at, at + shadingSize), make)
}

function shadeCells80(row: Row, value: Buffer, make: Make): void {
  for (let index = 0; 3 + index * 2 <= value.length && row.cells[index]; index++)
    row.cells[index]!.ground ??= shading80(value.readUInt16LE(1 + index * 2), make)
}
