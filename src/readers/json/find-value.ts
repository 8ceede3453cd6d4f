import type { Span } from '../../model/span.js'

/** Keys and indices from the outermost value inwards. */
export type JsonPath = readonly (string | number | symbol)[]

/** Where the value at a path stands in a text that is valid JSON; as far in as the path leads. */
export function findValue(text: string, path: JsonPath): Span {
  let start = skipSpace(text, 0)
  for (const step of path) {
    const inner =
      text[start] === '{' ? findMember(text, start, String(step)) : text[start] === '[' ? findItem(text, start, Number(step)) : -1
    if (inner < 0) break
    start = inner
  }
  return { start, end: endOfValue(text, start) }
}

function findMember(text: string, open: number, key: string): number {
  for (let at = skipSpace(text, open + 1); text[at] === '"';) {
    const keyEnd = endOfValue(text, at)
    const value = skipSpace(text, skipSpace(text, keyEnd) + 1)
    if (JSON.parse(text.slice(at, keyEnd)) === key) return value
    at = nextEntry(text, value)
  }
  return -1
}

function findItem(text: string, open: number, index: number): number {
  let at = skipSpace(text, open + 1)
  for (let item = 0; at < text.length && text[at] !== ']'; item++) {
    if (item === index) return at
    at = nextEntry(text, at)
  }
  return -1
}

/** The start of what follows a value and its comma. */
function nextEntry(text: string, value: number): number {
  const end = skipSpace(text, endOfValue(text, value))
  return text[end] === ',' ? skipSpace(text, end + 1) : end
}

function endOfValue(text: string, start: number): number {
  if (!/["[{]/.test(text[start] ?? '')) return start + /^[^\s,\]}]*/.exec(text.slice(start, start + 100))![0].length
  let depth = 0
  for (let at = start; at < text.length; at++) {
    const char = text[at]!
    if (char === '"') at = endOfString(text, at) - 1
    if (char === '[' || char === '{') depth++
    if (char === ']' || char === '}') depth--
    if (depth === 0) return at + 1
  }
  return text.length
}

function endOfString(text: string, start: number): number {
  let at = start + 1
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1
  return at + 1
}

function skipSpace(text: string, from: number): number {
  let at = from
  while (/\s/.test(text[at] ?? '')) at++
  return at
}
