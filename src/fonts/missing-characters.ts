import type { Reporter } from '../diagnostics/diagnostic.js'
import { type FontRole, type FontSet, isMissing } from './font-set.js'

/** Reports each character that no face has, once, with how often it stands in the text. */
export function reportMissingCharacters(
  fonts: FontSet,
  text: Iterable<{ readonly role: FontRole; readonly text: string }>,
  report: Reporter,
): void {
  const counts = new Map<string, number>()
  for (const { role, text: piece } of text) {
    for (const character of piece) {
      if (isMissing(fonts, role, character.codePointAt(0)!)) counts.set(character, (counts.get(character) ?? 0) + 1)
    }
  }
  for (const [character, count] of counts) report('write/missing-character', { character, count })
}
