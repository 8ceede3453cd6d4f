import type { Source } from '../src/model/source.js'
import { byteReaders, textReaders } from '../src/readers/registry.js'

/** A source as its reader would hand it on. */
export function sourceOf(text: string, kind = 'text', name = 'case.txt'): Source {
  const { markup, placeName } = [...byteReaders, ...textReaders].find(({ id }) => id === kind)!
  return { name, kind, encoding: 'utf-8', text, markup, placeName }
}
