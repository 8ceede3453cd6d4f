import type { Report } from '../model/report.js'
import type { Span } from '../model/span.js'
import type { Text } from '../model/text.js'
import { spanOf } from '../text/text.js'

/** Where the source first says these words of the report; nothing where no text with a place has them. */
export function firstPlaceOf({ title, organ, preamble, sections, closing }: Report, words: string): Span | undefined {
  return placeIn([title, organ, preamble, sections, closing], words)
}

type Placed = Partial<Text> & { readonly value?: unknown; readonly heading?: unknown }

function placeIn(part: unknown, words: string): Span | undefined {
  if (typeof part !== 'object' || part === null) return undefined
  const { text, heading, value, at, runs } = part as Placed
  const said = [text, heading, value].find((one): one is string => typeof one === 'string' && one.includes(words))
  if (said !== undefined && at) {
    const start = said.indexOf(words)
    return spanOf({ text: said, at, runs }, start, start + words.length)
  }
  for (const inner of Object.values(part)) {
    const found = placeIn(inner, words)
    if (found) return found
  }
  return undefined
}
