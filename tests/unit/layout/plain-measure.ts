import { CharacterClass, classOf } from '../../../src/layout/characters.js'
import type { Measure } from '../../../src/layout/measure.js'

/** A face without surprises: ASCII half an em wide, all else one em; marks with their ink where GB/T 15834 has it. */
export const plainMeasure: Measure = {
  advance: (codePoint) => (codePoint < 0x80 ? 0.5 : 1),
  ink: (codePoint) =>
    classOf(codePoint) === CharacterClass.opener ? { left: 0.6, right: 0.9, top: 0.8 } : { left: 0.1, right: 0.4, top: 0.8 },
}
