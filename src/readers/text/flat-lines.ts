import { hanNumerals } from '../../language/han-numerals.js'
import { sectionTitleOf } from '../../forms/matching/sections.js'
import type { Line } from './lines.js'

const ordinalTitle = new RegExp(`(^|[\\s。；;])([${hanNumerals}]{1,2}、)`, 'g')
const longestTitle = 60

/**
 * Cuts a line that an exporter has run together (M17) at the section titles in it, so that each title and what follows it stand on
 * lines of their own. Only official titles and their known variants are cut at, and only where two of them stand in one line, or one stands
 * apart, behind the end of a sentence and before a space.
 */
export function cutFlatLine(line: Line): Line[] {
  if (line.text.length < 60) return [line]
  const cuts = titlesIn(line.text)
  if (cuts.length === 0 || (cuts.length === 1 && !standsApart(line.text, cuts[0]!))) return [line]
  const bounds = [...new Set([0, ...cuts.flatMap((title) => [title.from, title.to]), line.text.length])].sort((a, b) => a - b)
  return bounds
    .slice(1)
    .map((to, index) => ({ start: line.start + bounds[index]!, end: line.start + to, text: line.text.slice(bounds[index]!, to) }))
}

interface Title {
  readonly from: number
  readonly to: number
}

function standsApart(text: string, { from, to }: Title): boolean {
  return /[。；;]\s*$/.test(text.slice(0, from)) && /^\s/.test(text.slice(to))
}

function titlesIn(text: string): Title[] {
  return [...text.matchAll(ordinalTitle)].flatMap((match) => {
    const from = match.index + match[1]!.length
    const head = text.slice(from, from + longestTitle)
    const title = sectionTitleOf(head)
    if (!title || (!/[\s：:。]$/.test(head.slice(0, title.end)) && title.end < head.length)) return []
    return [{ from, to: from + head.slice(0, title.end).replace(/[\s：:。]+$/, '').length }]
  })
}
