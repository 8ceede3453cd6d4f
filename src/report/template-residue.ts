import { hanNumerals } from '../language/han-numerals.js'
import type { Repair } from '../model/report.js'
import { repairText, trimText } from '../text/text.js'
import { dropEntry, isText, textEntry, type Entry } from './entries.js'
import { matchesOf } from '../language/matches.js'

/** `（宋体加粗小四号字）`: a template's note on how its text is to be set. It is left out, and listed. */
const residue = new RegExp(
  String.raw`[（(【[](?=[^（()）【】[\]]{2,30}[)）】\]])[^（()）【】[\]]*?(?:(?:宋|仿宋|黑|楷|小标宋)(?:体|_?GB2312)|方正[^（()）]{0,6}|加粗|居中|行距)[^（()）【】[\]]*?(?:[小${hanNumerals}]号字?|号字|字体|加粗|居中|行距[^（()）]{0,8}|[宋黑楷]体)[)）】\]]`,
  'g',
)

export function dropResidue(entries: readonly Entry[], repairs: Repair[]): Entry[] {
  return entries.map((entry) => {
    if (!isText(entry)) return entry
    const edits = matchesOf(entry.placed.text, residue).map(({ 0: found, index }) => ({
      kind: 'template-residue',
      start: index,
      end: index + found.length,
      after: '',
    }))
    if (edits.length === 0) return entry
    const [only] = edits
    if (only!.end - only!.start === entry.placed.text.trim().length) return dropEntry(entry)
    return textEntry(entry.level, trimText(repairText(entry.placed, edits, repairs)), entry.role)
  })
}
