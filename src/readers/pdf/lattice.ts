import type { Rule } from './marks.js'

/** Cells that rules enclose, with the spans of merged ones. */
export interface Lattice {
  /** The lines that divide columns from left to right, rows from top to bottom, the outer ones too. */
  readonly columns: readonly number[]
  readonly rows: readonly number[]
  /** In reading order; together they cover the grid. */
  readonly cells: readonly LatticeCell[]
  /** No rule closes it at the top, or at the bottom: a page has cut a row. */
  readonly openTop: boolean
  readonly openBottom: boolean
}

/** Of a grid; both ends are within. */
export interface LatticeCell {
  readonly top: number
  readonly bottom: number
  readonly left: number
  readonly right: number
}

/** Rules this near belong to one line, or touch. */
const near = 3
/** Verticals that reach so far beyond the last rule end in an open row. */
const overhang = 6
/** A side of a cell is there where a rule runs along so much of it. */
const covered = 0.8

/** The lattices on a page, from top to bottom. */
export function findLattices(rules: readonly Rule[]): Lattice[] {
  return groupTouching(joinInLine(rules))
    .flatMap((group) => latticeOf(group) ?? [])
    .sort((one, other) => one.rows[0]! - other.rows[0]!)
}

/** Rules in one line that touch are one rule: borders are drawn cell by cell. */
function joinInLine(rules: readonly Rule[]): Rule[] {
  return (['across', 'down'] as const).flatMap((direction) => {
    const own = rules.filter((rule) => rule.direction === direction)
    return clusterBy(own, ({ at }) => at, near / 2).flatMap(joinStretches)
  })
}

function joinStretches(line: readonly Rule[]): Rule[] {
  const joined: Rule[] = []
  const at = line.reduce((sum, rule) => sum + rule.at, 0) / line.length
  for (const rule of line.toSorted((one, other) => one.from - other.from)) {
    const last = joined.at(-1)
    if (last && rule.from <= last.to + near) joined[joined.length - 1] = { ...last, to: Math.max(last.to, rule.to) }
    else joined.push({ ...rule, at })
  }
  return joined
}

/** Sorted, and parted where one is further than `tolerance` from the one before. */
function clusterBy<T>(list: readonly T[], valueOf: (one: T) => number, tolerance: number): T[][] {
  const clusters: T[][] = []
  let last = -Infinity
  for (const one of list.toSorted((a, b) => valueOf(a) - valueOf(b))) {
    if (valueOf(one) - last > tolerance) clusters.push([])
    clusters.at(-1)!.push(one)
    last = valueOf(one)
  }
  return clusters
}

function groupTouching(rules: readonly Rule[]): Rule[][] {
  const sets = new Sets(rules.length)
  for (let one = 0; one < rules.length; one++)
    for (let other = one + 1; other < rules.length; other++) if (touch(rules[one]!, rules[other]!)) sets.join(one, other)
  return sets.groups().map((group) => group.map((index) => rules[index]!))
}

function touch(one: Rule, other: Rule): boolean {
  if (one.direction === other.direction)
    return Math.abs(one.at - other.at) <= near && one.from <= other.to + near && other.from <= one.to + near
  return reaches(one, other.at) && reaches(other, one.at)
}

function reaches({ from, to }: Rule, at: number): boolean {
  return at >= from - near && at <= to + near
}

/** Which of some things belong together. */
class Sets {
  private readonly parents: number[]

  constructor(size: number) {
    this.parents = Array.from({ length: size }, (_, index) => index)
  }

  find(one: number): number {
    let root = one
    while (this.parents[root] !== root) root = this.parents[root]!
    this.parents[one] = root
    return root
  }

  join(one: number, other: number): void {
    this.parents[this.find(one)] = this.find(other)
  }

  /** In the order of their first members. */
  groups(): number[][] {
    const groups = new Map<number, number[]>()
    this.parents.forEach((_, index) => {
      const root = this.find(index)
      groups.set(root, [...(groups.get(root) ?? []), index])
    })
    return [...groups.values()]
  }
}

function latticeOf(group: readonly Rule[]): Lattice | null {
  const across = group.filter(({ direction }) => direction === 'across')
  const down = group.filter(({ direction }) => direction === 'down')
  if (across.length === 0 || down.length === 0) return null
  const rows = linesWithEnds(across, down)
  const columns = linesWithEnds(down, across)
  if (rows.lines.length < 2 || columns.lines.length < 2) return null
  const grid = { rows: rows.lines, columns: columns.lines, across: rows.rules, down: columns.rules }
  return { rows: grid.rows, columns: grid.columns, cells: cellsOf(grid), openTop: rows.openStart, openBottom: rows.openEnd }
}

/** Where rules of one direction stand; with a line where those of the other reach beyond the first or the last. */
function linesWithEnds(rules: readonly Rule[], crossing: readonly Rule[]) {
  const lines = clusterBy(rules, ({ at }) => at, near).map((line) => line.reduce((sum, { at }) => sum + at, 0) / line.length)
  const { direction } = rules[0]!
  const [from, to] = [Math.min(...crossing.map((rule) => rule.at)), Math.max(...crossing.map((rule) => rule.at))]
  const [start, end] = [Math.min(...crossing.map((rule) => rule.from)), Math.max(...crossing.map((rule) => rule.to))]
  const openStart = start < lines[0]! - overhang
  const openEnd = end > lines.at(-1)! + overhang
  const added = [...(openStart ? [start] : []), ...(openEnd ? [end] : [])]
  return {
    lines: [...(openStart ? [start] : []), ...lines, ...(openEnd ? [end] : [])],
    rules: [...rules, ...added.map((at): Rule => ({ direction, at, from, to }))],
    openStart,
    openEnd,
  }
}

interface RuledGrid {
  readonly rows: readonly number[]
  readonly columns: readonly number[]
  readonly across: readonly Rule[]
  readonly down: readonly Rule[]
}

/** The smallest cells, joined where no rule parts them. What is no rectangle then is filled up to one: nothing in it can be told apart. */
function cellsOf({ rows, columns, across, down }: RuledGrid): LatticeCell[] {
  const width = columns.length - 1
  const height = rows.length - 1
  const sets = new Sets(width * height)
  for (let row = 0; row < height; row++)
    for (let column = 0; column < width; column++) {
      const own = row * width + column
      if (column + 1 < width && !isRuled(down, columns[column + 1]!, rows[row]!, rows[row + 1]!)) sets.join(own, own + 1)
      if (row + 1 < height && !isRuled(across, rows[row + 1]!, columns[column]!, columns[column + 1]!)) sets.join(own, own + width)
    }
  return rectanglesOf(sets, width)
}

function isRuled(rules: readonly Rule[], at: number, from: number, to: number): boolean {
  let found = 0
  for (const rule of rules) if (Math.abs(rule.at - at) <= near) found += Math.max(0, Math.min(to, rule.to) - Math.max(from, rule.from))
  return found >= covered * (to - from)
}

function rectanglesOf(sets: Sets, width: number): LatticeCell[] {
  for (;;) {
    const boxes = sets.groups().map((group) => ({ group, box: boxOf(group, width) }))
    const ragged = boxes.filter(({ group, box }) => group.length < sizeOf(box))
    if (ragged.length === 0) return boxes.map(({ box }) => box).sort((one, other) => one.top - other.top || one.left - other.left)
    for (const { group, box } of ragged)
      for (let row = box.top; row <= box.bottom; row++)
        for (let column = box.left; column <= box.right; column++) sets.join(group[0]!, row * width + column)
  }
}

function boxOf(group: readonly number[], width: number): LatticeCell {
  const rows = group.map((index) => Math.floor(index / width))
  const columns = group.map((index) => index % width)
  return { top: Math.min(...rows), bottom: Math.max(...rows), left: Math.min(...columns), right: Math.max(...columns) }
}

function sizeOf({ top, bottom, left, right }: LatticeCell): number {
  return (bottom - top + 1) * (right - left + 1)
}
