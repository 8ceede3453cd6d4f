import { argumentFaults } from '../diagnostics/catalogue/wordings.js'
import { digitFaces, fontRoles } from '../fonts/font-set.js'
import type { OwnFont } from '../fonts/load-fonts.js'
import type { OutputLook } from '../writers/registry.js'
import { flag, listOf, oneOf, optionsOf, text, wholeNumber, type Need } from './needs.js'

/* Options of more than one writer. */

export const digits = oneOf(digitFaces)

/** How a Word file or a PDF is to look. */
export type LookOptions = Pick<OutputLook, 'cover' | 'contents' | 'digits'>

export const lookNeeds = { cover: flag, contents: flag, digits } as const satisfies Record<keyof LookOptions, Need>

const parts = { role: oneOf(fontRoles), path: text, index: wholeNumber(0, 255) } as const satisfies Record<keyof OwnFont, Need>
const font = optionsOf(parts, Object.keys(parts))

export const fonts = listOf((value) => (font(value) ? { at: '', fault: argumentFaults.font } : null))
