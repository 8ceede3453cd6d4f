import type { Source } from '../src/model/source.js'
import { byteKinds, textKinds } from '../src/readers/kinds.js'

/** A source as its reader would hand it on. */
export function sourceOf(text: string, kind = 'text', name = 'case.txt'): Source {
  const { markup, placeName } = [...byteKinds, ...textKinds].find(({ id }) => id === kind)!
  return { name, kind, encoding: 'utf-8', text, markup, placeName }
}
