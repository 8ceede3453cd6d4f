import { frames, type Frame, type Topic } from './frames.js'
import type { Item } from './terms.js'

/** A stretch of items as one line, `<receive>~<application>`, with the item each character belongs to. */
export interface Encoded {
  readonly line: string
  readonly items: readonly number[]
}

export function encode(items: readonly Item[]): Encoded {
  let line = ''
  const places: number[] = []
  items.forEach(({ id }, index) => {
    const written = id.length > 1 ? `<${id}>` : id
    line += written
    for (let length = written.length; length > 0; length--) places.push(index)
  })
  return { line, items: places }
}

export interface FrameMatch {
  readonly frame: Frame
  /** The first item of the left stretch that the frame speaks of; its length where it is all to the right. */
  readonly first: number
  /** The term that stands for `row`, `kind` or `result`. */
  readonly term: string | null
}

/** The first frame that fits the words on both sides of a number while one of these topics is spoken of. */
export function matchFrame(left: Encoded, right: Encoded, topics: readonly Topic[]): FrameMatch | null {
  for (const { frame, left: before, right: behind } of compiled()) {
    if (frame.topic && !topics.includes(frame.topic)) continue
    const found = before.exec(left.line)
    if (!found) continue
    const following = behind ? behind.exec(right.line) : null
    if (behind && !following) continue
    return { frame, first: left.items[found.index] ?? left.items.length, term: termOf(frame, found[0], following?.[0] ?? '') }
  }
  return null
}

function termOf({ role }: Frame, left: string, right: string): string | null {
  const wanted = {
    row: /<(row\.[^>]*)>/g,
    kind: /<(kind\.(?!other)[^>]*)>/g,
    result: /<(upheld|corrected|otherResult|pending|kind\.other)>/g,
  }[role as 'row']
  if (!wanted) return null
  return [...left.matchAll(wanted)].at(-1)?.[1] ?? wanted.exec(right)?.[1] ?? null
}

interface CompiledFrame {
  readonly frame: Frame
  readonly left: RegExp
  readonly right: RegExp | null
}

let table: CompiledFrame[] | undefined

function compiled(): CompiledFrame[] {
  return (table ??= frames.map((frame) => ({
    frame,
    left: new RegExp(`${compile(frame.left ?? '^')}$`),
    right: frame.right === undefined ? null : new RegExp(compile(frame.right)),
  })))
}

/** `receive application? total` as an expression over the encoded line. */
function compile(pattern: string): string {
  return pattern
    .split(' ')
    .map((part) => {
      if (part === '^') return '^,?'
      if (part === '$') return '$'
      if (part === 'count*') return '(?:~*<(?:total|have|all)>)*'
      if (part === 'count+') return '(?:~*<(?:total|have|all)>)+'
      if (part === '..') return '(?:<[^>]*>|[~≈,])*?'
      const optional = part.endsWith('?')
      const choice = part
        .replace(/\?$/, '')
        .split('|')
        .map((term) =>
          /^[,;≈]$/.test(term)
            ? term
            : term === '$'
              ? '$'
              : term === 'kind'
                ? '<kind\\.(?!other)[^>]*>'
                : term === 'row'
                  ? '<row\\.[^>]*>'
                  : `<${term}>`,
        )
        .join('|')
      return optional ? `(?:~*(?:${choice}))?` : `~*(?:${choice})`
    })
    .join('')
    .replace(/^(\^,\?)?~\*/, '$1')
}
