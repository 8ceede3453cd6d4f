import type { Reporter } from '../diagnostics/diagnostic.js'
import { forms } from '../forms/index.js'
import type { CheckContext } from './context.js'
import { hasContent } from './structure.js'

/** What article 50 (4) asks of the reports of 各级人民政府, townships among them, and the words that deal with it. */
const duties: readonly (readonly [name: string, words: RegExp])[] = [
  ['工作考核', /考核|考评|绩效/],
  ['社会评议', /评议|测评|满意度|问卷|社会评价|第三方评估/],
  ['责任追究', /追究|追责|问责|通报批评|约谈/],
]

/** AR-S12. An office that reports for itself is no government, nor are a street's office and an administrative committee. */
export function checkAccountability({ organ, passages, report: checked, year }: CheckContext, report: Reporter): void {
  if (year === null || year < forms.at(-1)!.validFrom || !isPeoplesGovernment(organ.name)) return
  const overview = checked.sections.find(({ id }) => id === 'overview')
  // A report cut off in its first part tells nothing of what it held; that nothing stands there yet is said already.
  if (!overview || checked.sections.at(-1) === overview || !hasContent(overview)) return
  const missing = duties.filter(([, words]) => !passages.some(({ text, section }) => section !== 'preamble' && words.test(text)))
  if (missing.length === 0) return
  const severity = missing.length < duties.length ? 'info' : undefined
  report('check/accountability-missing', { missing: missing.map(([name]) => name) }, { at: overview.at, severity })
}

function isPeoplesGovernment(name: string | null): boolean {
  return name !== null && /(?:政府|[省市县旗州盟乡镇]|苏木|(?<![新发园])区)$/.test(name)
}
