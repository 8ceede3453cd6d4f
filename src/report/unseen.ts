import { referencesIn } from '../language/entity.js'
import { invisibleStretches, withoutInvisible } from '../language/invisible.js'
import type { Repair } from '../model/report.js'
import type { Source } from '../model/source.js'
import type { Span } from '../model/span.js'

/** Lists what is never seen and the readers have taken out, where it stood in or beside a block of the report. */
export function listUnseen({ text }: Source, blocks: readonly { readonly at: Span }[], repairs: Repair[]): void {
  const places = blocks.map(({ at }) => at).sort((a, b) => a.start - b.start)
  let next = 0
  for (const at of unseenIn(text)) {
    while (next < places.length && places[next]!.end < at.start) next++
    const place = places[next]
    if (place && place.start <= at.end) repairs.push({ kind: 'invisible', before: text.slice(at.start, at.end), after: '', at })
  }
}

/** The characters themselves, and references to them. */
function unseenIn(text: string): Span[] {
  const references = [...referencesIn(text)].filter((reference) => withoutInvisible(reference.text) === '')
  return [...invisibleStretches(text), ...references].sort((a, b) => a.start - b.start)
}
