import type { Reporter } from '../../diagnostics/diagnostic.js'
import { endsLikeOrgan, isShortFor, organCharacter, selfNames } from '../../language/organ.js'
import type { CheckContext } from '../context.js'
import { wordsAt } from '../passages.js'
import { yearsDisagree } from '../years.js'
import { hitsOf } from './scan-words.js'

/** AR-Q03, Q04, Q05: words of another organ or another year. */
export function checkOrganWords(context: CheckContext, report: Reporter): void {
  checkSelfReference(context, report)
  checkOtherOrgan(context, report)
  checkStaleYear(context, report)
}

/** 全局 is a word of its own in 统筹全局, 全局意识, and none at all in 健全局机关制度. */
const self = new RegExp(
  `我(?:${selfNames.join('|')})(?![员托限])|(?<![谋察握顾览眼于统筹着大健安完齐周保成])全(?:${selfNames.join('|')})(?![观性意高出谋利之优视员会限])`,
  'g',
)

/** One name leads; another kind used beside it was left by somebody else. */
function checkSelfReference(context: CheckContext, report: Reporter): void {
  const { organ, passages } = context
  const hits = passages.flatMap((passage) => hitsOf(self, passage.text).map((hit) => ({ ...hit, passage })))
  const spoken = hits.filter(({ words }) => words.startsWith('我'))
  const own = selfNames.includes(organ.self ?? '') ? organ.self : mostFrequent(spoken.map(({ words }) => words.slice(1)))
  // A township's own text speaks of its 全乡 even where the organ's name does not tell; a government speaks of any.
  if (!own || organ.kind === 'government') return
  const others = hits.filter(({ words }) => words.slice(1) !== own)
  const first = others[0]
  if (!first || spoken.every(({ words }) => words.slice(1) !== own)) return
  report(
    'check/mixed-self-reference',
    { quote: first.words, own: `我${own}`, others: [...new Set(others.map(({ words }) => words))] },
    {
      at: wordsAt(first.passage, first.index, first.words.length),
      related: others.slice(1, 5).map((hit) => ({ at: wordsAt(hit.passage, hit.index, hit.words.length), text: `“${hit.words}”` })),
    },
  )
}

function mostFrequent(words: readonly string[]): string | null {
  const counts = new Map<string, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null
}

/** Applications made to a government, told by one of its departments or townships; or a preamble that names another organ. */
function checkOtherOrgan(context: CheckContext, report: Reporter): void {
  const { organ, passages } = context
  for (const passage of passages) {
    if (organ.kind === 'department' || organ.kind === 'township') {
      const [hit] = hitsOf(/向((?:省|市|县|区)(?:人民)?政府(?:及.{0,6}办公[厅室])?)提出的?(?:政府)?信息公开申请/g, passage.text)
      if (hit)
        report(
          'check/other-organ',
          { quote: hit.words, name: hit.words.slice(1, hit.words.indexOf('提出')) },
          { at: wordsAt(passage, hit.index, hit.words.length) },
        )
    }
    if (passage.section !== 'preamble' || organ.name === null) continue
    const match = publishing.exec(passage.text)
    if (match && endsLikeOrgan(match[1]!) && !isShortFor(match[1]!, organ.name) && !isShortFor(organ.name, match[1]!)) {
      report('check/other-organ', { quote: match[0], name: match[1]! }, { at: wordsAt(passage, match.index, match[0].length) })
    }
  }
}

const publishing = new RegExp(`(?:编制|公布|发布)了?《?(${organCharacter}{4,26}?)20\\d\\d年度?政府信息公开`, 'u')

/** What a report says of its own year: 我局…, or that applications came in. */
const opening =
  /(?<=^|[。；])(20\d\d)年(?:度)?(?:，(?:我|本|全)[\u4e00-\u9fff]|，?[^，。；\d]{0,10}(?:收到|受理|接到)[^，。；\d]{0,16}申请)/g
const comparing = /比|较|同期|以来|相比|增长|下降|期间|至|印发|开始|起|今年/

/** What was done in another year, counted: 2023年共组织培训3次; or how things stood at its end. */
const counted =
  /(?<=^|[。；，])(20\d\d)年(?:度)?，?(?:[^，。；\d《]{0,12}(?:共|累计|组织|开展|举办|召开|公开|发布|公布|收到|受理|办理|答复)[^，。；\d《]{0,20}\d+(?:\.\d+)?万?余?[条件次份篇期场项个人])|(?<=^|[。；，])截[至止]到?(20\d\d)年(?:底|末|年底|12月(?:31日|底)?)(?=[，共我全累已])/g
const countedAgainst = /比|较|同期|以来|增长|下降|减少|增加|上升|持平|期间|开始|起|今年|本年|回顾|结转|存量/

/** A sentence that opens with last year and speaks of the organ itself, without comparing. */
function checkStaleYear(context: CheckContext, report: Reporter): void {
  const { year, passages } = context
  if (year === null || yearsDisagree(context)) return
  for (const passage of passages) {
    if (passage.section !== 'overview') continue
    for (const { words, index } of [...hitsOf(opening, passage.text), ...hitsOf(counted, passage.text)].filter(isFirstAt)) {
      const found = Number(/20\d\d/.exec(words)![0])
      if (found >= year || found < year - 3 || isCompared(passage.text, { words, index }, year)) continue
      report('check/stale-year', { quote: words, year: found, expected: year }, { at: wordsAt(passage, index, words.length) })
    }
  }
}

/** Two patterns may find the same words. */
function isFirstAt<T extends { readonly index: number }>(hit: T, position: number, hits: readonly T[]): boolean {
  return hits.findIndex(({ index }) => index === hit.index) === position
}

/** Both years side by side are compared, whatever words do it; so is a number whose successor comes in the next sentence. */
function isCompared(text: string, { words, index }: { readonly words: string; readonly index: number }, year: number): boolean {
  const [sentence = '', next = ''] = text.slice(index).split('。')
  const isCount = /\d(?:[条件次份篇期场项个人])$|^截/.test(words)
  if (sentence.includes(`${year}年`)) return true
  if (isCount) return countedAgainst.test(sentence) || (next.includes(`${year}年`) && /[条件次份篇期场项个人]/.test(next))
  return comparing.test(sentence) || (words.endsWith('申请') && text.includes(`${year}年`))
}
