import { elsewhere } from '../../diagnostics/catalogue/wordings.js'
import { hanNumerals } from '../../language/han-numerals.js'
import type { Reporter } from '../../diagnostics/diagnostic.js'
import type { CheckContext } from '../context.js'
import { wordsAt, type Passage } from '../passages.js'

/** AR-Q08, Q13: paragraphs that recur, a section on problems that says nothing. */
export function checkParagraphs(context: CheckContext, report: Reporter): void {
  const repeated = checkRepeated(context, report)
  checkRepeatedSentences(context, repeated, report)
  checkProblems(context, report)
}

/** Gives the paragraphs that recur, so that their sentences are not told again. */
function checkRepeated(context: CheckContext, report: Reporter): ReadonlySet<Passage> {
  const again = new Set<Passage>()
  const seen = new Map<string, Passage>()
  for (const passage of context.passages) {
    const least = context.profile.limits.repeatedParagraph
    if (passage.kind !== 'paragraph' || passage.text.length < least) continue
    const key = passage.text.replace(/\s+/g, '')
    if (key.length < least) continue
    const first = seen.get(key)
    if (!first) {
      seen.set(key, passage)
      continue
    }
    again.add(passage)
    report(
      'check/repeated-paragraph',
      { quote: passage.text.slice(0, 20) },
      { at: passage.at, related: [{ at: first.at, text: elsewhere.earlier }] },
    )
  }
  return again
}

/** A sentence long enough to be no formula, twice in what the organ wrote itself. What introduces a table is said before each. */
function checkRepeatedSentences({ passages, profile }: CheckContext, repeated: ReadonlySet<Passage>, report: Reporter): void {
  const seen = new Map<string, { readonly passage: Passage; readonly index: number }>()
  for (const passage of passages) {
    if (passage.kind !== 'paragraph' || repeated.has(passage) || passage.section === 'preamble' || passage.section === 'closing') continue
    for (const { 0: sentence, index } of passage.text.matchAll(/[^。！？\n]+[。！？]?/g)) {
      const key = sentence.replace(/[\s。！？]+/g, '')
      if (key.length < profile.limits.repeatedParagraph || /表格|如下/.test(key)) continue
      const first = seen.get(key)
      if (!first) {
        seen.set(key, { passage, index })
        continue
      }
      report(
        'check/repeated-sentence',
        { quote: sentence.slice(0, 20) },
        {
          at: wordsAt(passage, index, sentence.length),
          related: [{ at: wordsAt(first.passage, first.index, sentence.length), text: elsewhere.earlier }],
        },
      )
    }
  }
}

const improving =
  /改进|针对(?:上述|以上|存在|这些|前述|此)|整改|下一步|下步|措施|将|今后|进一步|加强|加大|完善|提升|提高|增加|优化|强化|健全|推进|深化|拓宽|拓展|落实|20\d\d年/

function checkProblems(context: CheckContext, report: Reporter): void {
  const { passages, profile } = context
  const paragraphs = passages.filter(({ section, kind }) => section === 'problems' && kind === 'paragraph')
  const text = paragraphs.map((passage) => passage.text).join('')
  const first = paragraphs[0]
  // An empty section is a finding of its own.
  if (!first || /^(?:无|略|暂无)?。?$/.test(text)) return
  if (text.length < profile.limits.problemsLength) report('check/vague-problems', { length: text.length }, { at: first.at })
  if (
    !improving.test(
      passages
        .filter(({ section, level }) => section === 'problems' && level !== 1)
        .map((passage) => passage.text)
        .join(''),
    )
  )
    report('check/no-improvement', {}, { at: first.at })
  else checkCounts(paragraphs, report)
}

const point = new RegExp(`(?<=^|[。；：，、])[${hanNumerals}]是`, 'g')

/** Two lists of 一是、二是: problems, then improvements. Any other shape is not counted. */
function checkCounts(paragraphs: readonly Passage[], report: Reporter): void {
  const lists: { passage: Passage; index: number; count: number }[] = []
  for (const passage of paragraphs) {
    for (const { 0: words, index } of passage.text.matchAll(point)) {
      const last = lists.at(-1)
      if (words.startsWith('一')) lists.push({ passage, index, count: 1 })
      else if (last) last.count += 1
    }
  }
  const [problems, improvements] = lists
  if (lists.length !== 2 || !problems || !improvements || improvements.count >= problems.count) return
  report(
    'check/fewer-improvements',
    { problems: problems.count, improvements: improvements.count },
    { at: wordsAt(improvements.passage, improvements.index, 2) },
  )
}
