import { formatCellLabel } from '../../forms/labels.js'
import type { Reporter } from '../../diagnostics/diagnostic.js'
import { elsewhere } from '../../diagnostics/catalogue/wordings.js'
import type { CheckContext } from '../context.js'
import { wordsAt, type Passage } from '../passages.js'
import { similarity } from '../similarity.js'
import type { Across } from './facts.js'
import { numbersIn, ownText } from './survey.js'

/** AR-A01…A03, Q02: a report beside those of other organs and its own doubles. */
export function checkAcross(context: CheckContext, report: Reporter): void {
  if (!context.across) return
  const { twice, alike, parts } = context.across
  if (twice.length > 0) report('check/reported-twice', { others: twice })
  for (const other of alike) checkAlike(other, context, report)
  if (parts) checkParts(parts, context, report)
}

function checkAlike(other: Across['alike'][number], { report: checked, passages, profile }: CheckContext, report: Reporter): void {
  const share = similarity(ownText(checked), other.text)
  if (share < profile.limits.likeness) return
  const shared = sharedSentences(passages, other.text)
  report(
    'check/alike-another',
    { other: other.name, percent: Math.round(share * 100), passages: shared.slice(0, 3).map(({ words }) => words) },
    { at: shared[0]?.at, related: shared.slice(1, 8).map(({ words, at }) => ({ at, text: elsewhere.again(words) })) },
  )
}

/** Shorter sentences are anybody's. */
const leastSentence = 16

/** Sentences the other text has too, figures apart, the longest first. */
function sharedSentences(passages: readonly Passage[], text: string) {
  const others = new Set(sentencesOf(text).map(({ words }) => maskOf(words)))
  return passages
    .filter(({ kind, section }) => kind === 'paragraph' && section !== 'preamble' && section !== 'closing')
    .flatMap((passage) =>
      sentencesOf(passage.text)
        .filter(({ words }) => words.length >= leastSentence && others.has(maskOf(words)))
        .map(({ words, index }) => ({ words, at: wordsAt(passage, index, words.length) })),
    )
    .toSorted((a, b) => b.words.length - a.words.length)
}

function sentencesOf(text: string): { words: string; index: number }[] {
  return Array.from(text.matchAll(/[^。；\n]+/g), ({ 0: words, index }) => ({ words, index }))
}

function maskOf(words: string): string {
  return words.replace(/[\d\s]+/g, '')
}

/** What a superior adds up: what was decided and made, and the totals of what came in and of disputes. */
const added = /^disclosure\..+\.(?:decisions|issued|repealed|inForce)$|\.total$/

/** With parts missing the rest may not exceed the whole; with all there they make it up. */
function checkParts({ missing, figures }: NonNullable<Across['parts']>, context: CheckContext, report: Reporter): void {
  if (missing.length > 0) report('check/parts-missing', { organs: missing })
  if (figures.length === 0) return
  const differing = [...numbersIn(context.report)]
    .filter(([path]) => added.test(path))
    .map(([path, total]) => ({ path, total, sum: figures.reduce((sum, part) => sum + (part.get(path) ?? 0), 0) }))
    .filter(({ total, sum }) => (missing.length > 0 ? sum > total : sum !== total))
  const [first, ...rest] = differing
  if (!first) return
  const told = ({ path, total, sum }: (typeof differing)[number]) => ({ cell: formatCellLabel(path), total, sum })
  report(
    'check/parts-differ',
    { figures: differing.slice(0, 5).map(told), count: differing.length, complete: missing.length === 0 },
    {
      cell: first.path,
      at: context.figures.get(first.path)?.at,
      related: rest.map(({ path, sum }) => ({ cell: path, at: context.figures.get(path)?.at, text: elsewhere.sumOfParts(sum) })),
    },
  )
}
