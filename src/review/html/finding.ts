import { nameOfPlace } from '../../diagnostics/place.js'
import type { Diagnostic } from '../../diagnostics/diagnostic.js'
import { describeFinding } from '../../diagnostics/render.js'
import { formatCellLabel } from '../../forms/labels.js'
import type { Document } from '../../model/document.js'
import type { Source } from '../../model/source.js'
import type { Span } from '../../model/span.js'
import { escapeMarkup } from '../../writers/markup-text.js'
import type { Spot } from './locate.js'
import { anchorOf, type Marks } from './marks.js'

export interface LocatedFinding {
  readonly finding: Diagnostic
  readonly number: number
  readonly own: readonly Spot[]
  readonly related: readonly (Spot | null)[]
}

interface Page {
  readonly marks: Marks
  readonly document: Document
  readonly source: Source | null
}

/** One finding: what is wrong, the formula with its numbers, every place it involves, what to do, and why. */
export function writeFinding(located: LocatedFinding, page: Page): string {
  const { finding, number } = located
  const { rule, message, hint, basis } = describeFinding(finding)
  const formula = finding.facts['spelled']
  return [
    `<li id="f${number}" value="${number}" class="${finding.severity}">\n`,
    `<p class="what">${escapeMarkup(message)}。</p>\n`,
    typeof formula === 'string' ? `<p class="formula">${escapeMarkup(spaceOut(formula))}</p>\n` : '',
    writePlaces(located, page),
    hint ? `<p class="do">${escapeMarkup(hint)}</p>\n` : '',
    `<p class="why">${[rule, finding.code, basis ? `依据：${basis}` : '']
      .filter(Boolean)
      .map((part) => escapeMarkup(part!))
      .join(' · ')}</p>\n`,
    '</li>\n',
  ].join('')
}

/** Signs stand apart from numbers, and each side of an inequality may go to a line of its own. */
function spaceOut(formula: string): string {
  return formula.replace(/[＋＝≠－＞]/g, (sign) => ` ${sign} `)
}

/** So many places are listed; all are marked in the report. */
const listed = 12

function writePlaces({ finding, own, related }: LocatedFinding, page: Page): string {
  const others = (finding.related ?? []).map((other, index) => ({ ...other, spot: related[index] ?? null }))
  const places = [
    ...own.map((spot) => {
      const same = others.find((other) => other.spot && sameSpot(other.spot, spot))
      return writePlace(
        spot,
        finding.at,
        excerptOf(spot, page.document) + (same && spot.kind === 'figure' ? moreOf(same.text, spot.path, page.document) : ''),
        page,
      )
    }),
    ...others
      .filter(({ spot }) => !spot || !own.some((mine) => sameSpot(mine, spot)))
      .map(({ spot, at, text }) => writePlace(spot, at, escapeMarkup(text), page)),
  ]
  if (places.length === 0) return ''
  const rest = places.length > listed ? `<li>……共${places.length}处，均已在报告中标出</li>\n` : ''
  return `<ul class="places">\n${places.slice(0, listed).join('')}${rest}</ul>\n`
}

/** What is said of a figure beside the figure itself: a blank total counts as the sum of its row. */
function moreOf(text: string, path: string, document: Document): string {
  const shown = figureText(path, document)
  return shown !== '' && text.includes(shown) ? '' : `（${escapeMarkup(text)}）`
}

function writePlace(spot: Spot | null, at: Span | undefined, excerpt: string, { marks, source }: Page): string {
  const anchor = spot && anchorOf(spot, marks)
  const name = spot?.kind === 'figure' ? escapeMarkup(formatCellLabel(spot.path)) : placeNames[spot?.kind ?? 'words']
  // A figure's own line is told by its cell; the words' line helps to find them in the source file.
  const place = source && at && spot?.kind !== 'figure' ? nameOfPlace(source, at.start) : ''
  const line = place ? `（原文${place}）` : ''
  const label = anchor ? `<a href="#${anchor}">${name}</a>` : name
  return `<li>${label}${line}${excerpt === '' ? '' : `：${excerpt}`}</li>\n`
}

const placeNames = { words: '正文', section: '所在部分', label: '表格栏目' } as const

function sameSpot(a: Spot, b: Spot): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

/** The words with their sentence around them; the figure as it stands. */
function excerptOf(spot: Spot, document: Document): string {
  if (spot.kind === 'section' || spot.kind === 'label') return ''
  if (spot.kind === 'figure') return `<b>${escapeMarkup(figureText(spot.path, document)) || '空白'}</b>`
  const block = document.blocks[spot.block]
  if (!block || block.kind === 'table') return ''
  const text = block.text.replaceAll('\n', ' ')
  const sentence = text.lastIndexOf('。', spot.start - 1) + 1
  const stop = text.indexOf('。', spot.end)
  const from = Math.max(sentence, spot.start - reach)
  const to = Math.min(stop < 0 ? text.length : stop + 1, spot.end + reach)
  const words = spot.end - spot.start > longest ? `${text.slice(spot.start, spot.start + longest)}……` : text.slice(spot.start, spot.end)
  const parts = [
    from > sentence ? '……' : '',
    text.slice(from, spot.start),
    words,
    text.slice(spot.end, to),
    stop > to || (stop < 0 && to < text.length) ? '……' : '',
  ]
  return parts.map((part, index) => (index === 2 ? `<b>${escapeMarkup(part)}</b>` : escapeMarkup(part))).join('')
}

/** Characters shown on either side of the words, and of the words themselves. */
const reach = 24
const longest = 80

function figureText(path: string, { blocks }: Document): string {
  const cells = blocks.flatMap((block) =>
    block.kind === 'table' ? block.parts.flatMap((part) => part.body.flatMap((row) => row.cells)) : [],
  )
  return cells.find(({ figure }) => figure?.path === path)?.text ?? ''
}
