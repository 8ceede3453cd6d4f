import { entry } from '../../entry.js'

/** AR-Q…: words and characters. `quote` stands in the report's text as it is. */
export const wordingCodes = {
  'check/mixed-self-reference': entry<{ quote: string; own: string; others: readonly string[] }>({
    severity: 'warning',
    rule: 'AR-Q03',
    message: (f) => `自称不一致：${[f.own, ...f.others].map((word) => `“${word}”`).join('、')}并用，疑似沿用其他单位的文本`,
    hint: '请统一自称，并通读全文，删去其他单位的内容。',
  }),
  'check/other-organ': entry<{ quote: string; name: string }>({
    severity: 'warning',
    rule: 'AR-Q04',
    message: (f) => `“${f.quote}”说的是“${f.name}”，疑似沿用其他机关的文本`,
    hint: '请改为本机关的情况。',
  }),
  'check/stale-year': entry<{ quote: string; year: number; expected: number }>({
    severity: 'warning',
    rule: 'AR-Q05',
    message: (f) => `“${f.quote}”写的是${f.year}年，报告年度是${f.expected}年`,
    hint: '请核对是否抄自往年报告。',
  }),
  'check/approximate-count': entry<{ quote: string; quotes: readonly string[]; count: number }>({
    severity: 'warning',
    rule: 'AR-Q06',
    message: (f) => `统计数据用了约数：${f.quotes.map((one) => `“${one}”`).join('、')}${f.count > f.quotes.length ? `等${f.count}处` : ''}`,
    hint: '年报数据应当准确，请写确数。',
    basis: '年报编制通知“数据精确”的要求',
  }),
  'check/typo': entry<{ quote: string; right: string }>({
    severity: 'warning',
    rule: 'AR-Q07',
    message: (f) => `“${f.quote}”疑为“${f.right}”`,
    hint: '请核对改正。',
    basis: '政府网站检查“严重表述错误、错别字”',
  }),
  'check/unmatched-mark': entry<{ quote: string; mark: string }>({
    severity: 'warning',
    rule: 'AR-Q07',
    message: (f) => `“${f.quote}”处的“${f.mark}”不成对`,
    hint: '请补上另一半或删去。',
    basis: 'GB/T 15834—2011',
  }),
  'check/vague-problems': entry<{ length: number }>({
    severity: 'warning',
    rule: 'AR-Q08',
    message: (f) => `存在的主要问题及改进情况只有${f.length}字，过于笼统`,
    hint: '请实事求是、明确具体地写出问题，并逐条提出改进措施。',
    basis: '年报编制通知“避免笼统模糊、泛泛而谈”的要求',
  }),
  'check/no-improvement': entry({
    severity: 'warning',
    rule: 'AR-Q08',
    message: () => '只写了问题，没有写改进情况或措施',
    hint: '请针对问题逐条写明改进措施。',
    basis: '《政府信息公开条例》第五十条第（四）项',
  }),
  'check/fewer-improvements': entry<{ problems: number; improvements: number }>({
    severity: 'info',
    rule: 'AR-Q08',
    message: (f) => `列了${f.problems}个问题，只有${f.improvements}条改进措施`,
    hint: '请逐条对应地提出改进措施。',
  }),
  'check/placeholder': entry<{ quote: string }>({
    severity: 'error',
    rule: 'AR-Q09',
    message: (f) => `留有未替换的占位文字“${f.quote}”`,
    hint: '请填写实际内容。',
  }),
  'check/lost-characters': entry<{ quote: string }>({
    severity: 'error',
    rule: 'AR-Q10',
    message: (f) => `“${f.quote}”处疑似丢失或多出了数字、符号`,
    hint: '这类错误多在复制、转换时产生，请对照原文补正。',
  }),
  'check/odd-characters': entry<{ quote: string; code: string }>({
    severity: 'warning',
    rule: 'AR-Q12',
    message: (f) => `“${f.quote}”处有乱码或不能显示的字符（${f.code}）`,
    hint: '请对照原文补正。',
  }),
  'check/repeated-paragraph': entry<{ quote: string }>({
    severity: 'warning',
    rule: 'AR-Q13',
    message: (f) => `段落重复：“${f.quote}”`,
    hint: '请删去重复的段落。',
  }),
  'check/numbering': entry<{ quote: string; expected: string }>({
    severity: 'warning',
    rule: 'AR-Q13',
    message: (f) => `序号不连续：“${f.quote}”处应为“${f.expected}”`,
    hint: '请核对是否漏了内容或编错了序号。',
  }),
  'check/personal-data': entry<{ kind: string; quote: string }>({
    severity: 'warning',
    rule: 'AR-Q15',
    message: (f) => `含有${f.kind}“${f.quote}”`,
    name: '含有个人信息',
    hint: '请确认可以公开，否则删去或改用单位的联系方式。',
    basis: '《政府信息公开条例》第十五条',
  }),
  'check/ordinal-style': entry<{ quote: string; expected: string; count: number }>({
    severity: 'info',
    rule: 'AR-Q16',
    message: (f) => `层次序数“${f.quote}”不规范，应为“${f.expected}”${f.count > 1 ? `，共${f.count}处` : ''}`,
    hint: '结构层次序数依次为“一、”“（一）”“1.”“（1）”。',
    basis: 'GB/T 9704—2012 7.3.3',
  }),
}
