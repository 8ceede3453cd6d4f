import { paragraphsOf, readBody, type BodyState } from './body.js'
import type { DocxPackage } from './package.js'
import { children } from './xml.js'

/** The text of each note that is referred to, with the sign it has in the text: `footnotes:2` → `[1] …`. */
export function readNotes(opened: DocxPackage, state: BodyState): ReadonlyMap<string, string> {
  const notes = new Map<string, string>()
  for (const [part, element] of [
    ['footnotes', 'w:footnote'],
    ['endnotes', 'w:endnote'],
  ] as const) {
    for (const note of children(opened.partOf(part), element)) {
      if (/separator|continuation/i.test(note.attributes['w:type'] ?? '')) continue
      const id = `${part}:${note.attributes['w:id'] ?? ''}`
      const text = paragraphsOf(readBody(note, state))
        .map((paragraph) => paragraph.text.trim())
        .filter((line) => line !== '')
      if (text.length > 0) notes.set(id, `${state.mark(id)} ${text.join('\n')}`)
    }
  }
  return notes
}
