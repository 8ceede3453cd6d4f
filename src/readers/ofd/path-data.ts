/** The commands of a path as the reader of PDF takes them, each followed by its coordinates. */
const move = 0
const line = 1
const curve = 2
const quadratic = 3
const close = 4

/** The commands of AbbreviatedData (GB/T 33190-2016, 9.1), how many numbers each takes, and what it is; of an arc only the end counts. */
const commands: ReadonlyMap<string, { readonly command: number; readonly takes: number; readonly keeps: number }> = new Map([
  ['S', { command: move, takes: 2, keeps: 2 }],
  ['M', { command: move, takes: 2, keeps: 2 }],
  ['L', { command: line, takes: 2, keeps: 2 }],
  ['Q', { command: quadratic, takes: 4, keeps: 4 }],
  ['B', { command: curve, takes: 6, keeps: 6 }],
  ['A', { command: line, takes: 7, keeps: 2 }],
  ['C', { command: close, takes: 0, keeps: 0 }],
])

/** `M 0 0 L 10 0 C` → `[0, 0, 0, 1, 10, 0, 4]`; it ends where it cannot be understood. */
export function pathData(written: string): number[] {
  const tokens = written.trim().split(/[\s,]+/)
  const data: number[] = []
  for (let at = 0; at < tokens.length;) {
    const known = commands.get(tokens[at]!.toUpperCase())
    if (!known) break
    const numbers = tokens.slice(at + 1, at + 1 + known.takes).map(Number)
    if (numbers.length < known.takes || !numbers.every(Number.isFinite)) break
    data.push(known.command, ...numbers.slice(numbers.length - known.keeps))
    at += 1 + known.takes
  }
  return data
}
