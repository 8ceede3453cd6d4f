import type { Passage } from './passages.js'
import { natureOf, selfReferences, type OrganKind, type OrganNature } from '../language/organ.js'

/** What the report is of, as far as names tell; where the name does not tell the kind, the text may. */
export interface Organ extends OrganNature {
  readonly name: string | null
}

/** The kind of an organ from its name, else from what the text calls it. */
export function judgeOrgan(name: string | null, passages: readonly Passage[]): Organ {
  if (name !== null) return { name, ...natureOf(name) }
  return { name, kind: kindOfText(passages), isOffice: false, isCentral: false, self: null }
}

/** The self-reference met most often, where it leads clearly. */
function kindOfText(passages: readonly Passage[]): OrganKind | null {
  const text = passages.map((passage) => passage.text).join('\n')
  const counts = selfReferences.map(([kind, pattern]) => ({ kind, count: text.match(pattern)?.length ?? 0 }))
  const [first, second] = counts.toSorted((a, b) => b.count - a.count)
  return first!.count >= 2 && first!.count >= 2 * second!.count ? first!.kind : null
}
