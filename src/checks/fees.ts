import type { Reporter } from '../diagnostics/diagnostic.js'
import type { CheckContext } from './context.js'
import { wordsAt, type Passage } from './passages.js'
import { hasContent } from './structure.js'

/** First report year under 《政府信息公开信息处理费管理办法》, in force from 1 January 2021. */
const firstYear = 2021

/** AR-X08, X09: the fee for handling applications. It has nothing to do with 行政事业性收费 of the disclosure table. */
export function checkFees(context: CheckContext, report: Reporter): void {
  if (context.year === null || context.year < firstYear) return
  const other = context.report.sections.find(({ id }) => id === 'other')
  const mentioned = context.passages.some(
    ({ text, section }) => /信息处理费|处理费/.test(text) || (section === 'other' && /收费|费用|收取/.test(text)),
  )
  if (other && hasContent(other) && !mentioned) report('check/fee-not-mentioned', {}, { at: other.at })
  checkContradiction(context, report)
}

const none = /(?:未|没有|无|不)(?:产生|收取|发生|收到|涉及)[^，。；\d]{0,20}信息处理费|信息处理费[^，。；\d]{0,6}(?:为)?(?:0元|零|无)/
const charged =
  /收取[^，。；]{0,12}信息处理费[^，。；]{0,8}(?:，(?:收费|收取)?(?:金额)?(?:共计|合计|共|累计|计|为)+)?(?<!\d)[1-9]\d*(?:\.\d+)?元|信息处理费(?:共计|合计|共)?[1-9]\d*(?:\.\d+)?元/

function checkContradiction(context: CheckContext, report: Reporter): void {
  const denied = find(none, context.passages)
  const told = find(charged, context.passages)
  if (!denied || !told) return
  const at = wordsAt(denied.passage, denied.index, denied.words.length)
  const related = [{ at: wordsAt(told.passage, told.index, told.words.length), text: `“${told.words}”` }]
  report('check/fee-contradiction', { none: denied.words, charged: told.words }, { at, related })
}

function find(pattern: RegExp, passages: readonly Passage[]): { passage: Passage; words: string; index: number } | null {
  for (const passage of passages) {
    const match = pattern.exec(passage.text)
    if (match) return { passage, words: match[0], index: match.index }
  }
  return null
}
