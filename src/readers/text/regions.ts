import { isRule, isTopRule } from './boxed.js'
import { endOfLabelled } from './labelled-region.js'
import { isBlank, type Line } from './lines.js'
import { endOfPiped, startOfPiped } from './piped-region.js'
import { hasPipe } from './pipes.js'
import type { RegionKind } from './reading.js'
import { isRuler } from './ruled.js'
import { endOfTabbed } from './tabbed.js'

/** A stretch of lines that is a table, or (`kind` undefined) is none. */
export interface LineStretch {
  readonly kind: RegionKind | 'prose'
  readonly lines: readonly Line[]
}

/** Cuts a text into tables, each by what shows it, and what stands between. */
export function cutRegions(lines: readonly Line[]): LineStretch[] {
  const stretches: LineStretch[] = []
  let from = 0
  for (let index = 0; index < lines.length;) {
    const region = regionAt(lines, index, from)
    if (!region) {
      index++
      continue
    }
    if (region.start > from) stretches.push({ kind: 'prose', lines: lines.slice(from, region.start) })
    stretches.push({ kind: region.kind, lines: lines.slice(region.start, region.end) })
    from = index = region.end
  }
  if (from < lines.length) stretches.push({ kind: 'prose', lines: lines.slice(from) })
  return stretches
}

interface FoundRegion {
  readonly kind: RegionKind
  readonly start: number
  readonly end: number
}

/** The table that begins at this line, or a line or two before it (but not before `from`), if one does. */
function regionAt(lines: readonly Line[], index: number, from: number): FoundRegion | undefined {
  const line = lines[index]!
  if (isBlank(line)) return undefined
  if (isTopRule(line)) return found('boxed', index, endOfBoxed(lines, index))
  if (isRuler(line.text)) return found('ruled', startOfRuled(lines, index, from), endOfRuled(lines, index))
  if (hasPipe(line.text)) return found('piped', startOfPiped(lines, index, from), endOfPiped(lines, index))
  const tabbed = endOfTabbed(lines, index)
  if (tabbed > index) return found('tabbed', index, tabbed)
  return found('labelled', index, endOfLabelled(lines, index))
}

function found(kind: RegionKind, start: number, end: number): FoundRegion | undefined {
  return end > start ? { kind, start, end } : undefined
}

function endOfBoxed(lines: readonly Line[], start: number): number {
  let end = start
  while (
    end < lines.length &&
    !isBlank(lines[end]!) &&
    (hasPipe(lines[end]!.text) || isRule(lines[end]!.text) || isTopRule(lines[end]!) || isBottomRule(lines[end]!.text))
  )
    end++
  return end - start >= 3 ? end : start
}

function isBottomRule(text: string): boolean {
  return /^\s*[└╚┗+╰][-=─━═+┴╩┻]*[┘╝┛+╯]?\s*$/.test(text)
}

/** A header stands over the ruler without a blank line between; a full rule may stand over the header. */
function startOfRuled(lines: readonly Line[], ruler: number, from: number): number {
  let start = ruler
  while (
    start > from &&
    ruler - start < 6 &&
    !isBlank(lines[start - 1]!) &&
    (/\S\s{2,}\S/.test(lines[start - 1]!.text) || isFullRule(lines[start - 1]!.text))
  )
    start--
  return start
}

/** To the ruler (or full rule) that closes the table; a table with a header and no closing ruler ends at the first blank line. */
function endOfRuled(lines: readonly Line[], ruler: number): number {
  let blank = -1
  for (let index = ruler + 1; index < lines.length && (blank < 0 || index < blank + farthest); index++) {
    const { text } = lines[index]!
    if ((isRuler(text) || isFullRule(text)) && (index + 1 >= lines.length || isBlank(lines[index + 1]!))) return index + 1
    if (isBlank(lines[index]!) && blank < 0) blank = index
    if (blank >= 0 && !isBlank(lines[index]!) && !/^\s/.test(text) && !/\S\s{2,}\S/.test(text)) break
  }
  return blank >= 0 ? blank : lines.length
}

/** Lines after a blank one within which a table that has not ended must be closed by a rule. */
const farthest = 300

function isFullRule(text: string): boolean {
  return /^\s*[-=]{5,}\s*$/.test(text)
}
