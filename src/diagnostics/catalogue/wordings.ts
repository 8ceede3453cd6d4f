import { toHan } from '../../language/han-numerals.js'

/** What findings say besides their sentences: the words that complete one, and what stands at the other places. */

/** The usual slip a wrong figure looks like, to stand after 疑. */
export const slips = {
  shifted: '整行错了一列',
  split: '一个数被拆填在两格',
  swapped: '两格填反',
  swappedRows: (one: string, other: string) => `${one}与${other}填反`,
  unfilled: '漏填',
  totalUnfilled: '总计未填',
  totalStale: '总计未随各项更新',
  digitsSwapped: '两位数字颠倒',
  digitLeftOut: '漏了一位数字',
  digitAdded: '多了一位数字',
  yuan: '表中疑把元填作万元',
  decided: '恰为不含尚未审结的件数',
  either: (slip: string) => `其中一处疑${slip}`,
  neighbour: (row: string, value: number) => `表中${row}恰为${value}，疑两行填反`,
} as const

/** What would make the sums agree. */
export const changes = {
  of: (from: number | null, to: number) => `由${from ?? '空白'}改为${to}`,
  thisCell: (change: string) => `这一格${change}`,
  thisRow: (values: readonly (number | null | undefined)[]) => `这一行依次改为${values.join('、')}`,
  shouldBe: (cell: string, sum: number) => `${cell}应为${sum}`,
} as const

/** What a figure must be. */
export const kindsOfNumber = { count: '非负整数', change: '整数', amount: '非负数' } as const

/** What is summed. */
export const sumNames = {
  column: (label: string) => `${label}列`,
  rowColumns: (label: string) => `${label}各列`,
  items: (heads: string) => `${heads}各项`,
  item: (ordinal: string) => `第${ordinal}项`,
} as const

/** What a place in a file without lines is called. */
export const placeNames = { page: (number: number) => `第${number}页` } as const

/** What stands at another place. */
export const elsewhere = {
  tabled: (value: number) => `表格为${value}`,
  total: (sum: number) => changes.shouldBe('总计', sum),
  cell: (written: string | null) => (written === null ? '空白' : `填“${written}”`),
  earlier: '前一处',
  again: (words: string) => `“${words}”`,
  sumOfParts: (sum: number) => `各机关合计${sum}`,
  likewise: '同样的问题',
  alsoOld: '同样用了旧格式',
  namedYear: (year: number) => `正文称${year}年度报告`,
} as const

export const said = {
  none: '没有',
  money: (amount: number) => `${amount}万元`,
  tenThousands: (count: number) => `${count}万`,
} as const

export const computed = {
  growth: (base: number, rate: string) => `上年为${base}，应为${rate}`,
  change: (base: number, now: number, unit: string) =>
    now === base ? `上年也是${base}，没有增减` : `上年为${base}，应为${now < base ? '减少' : '增加'}${Math.abs(now - base)}${unit}`,
  balance: (received: number, before: number | null, concluded: number, after: number) =>
    `收${received}${before === null ? '' : `＋上年结转${before}`}≠办结${concluded}＋转下年${after}`,
} as const

/** Where a report states its year or date. */
export const statedIn = {
  title: '标题',
  period: '统计期限',
  text: '正文',
  published: '公布日期',
  signed: '成文日期',
  page: '网页载明的发布日期',
} as const

/** Why last year's report cannot be compared. */
export const unusable = {
  kind: '所给的不是2019年以后格式的年度报告',
  year: (given: number, own: number) => `所给的是${given}年的报告，本报告是${own}年的`,
  organ: (given: string, own: string) => `所给的是“${given}”的报告，本报告是“${own}”的`,
} as const

/** What a report rests on. */
export const bases = {
  regulation: '国务院令第711号',
  form2019: '国办公开办函〔2019〕60号',
  form2021: '国办公开办函〔2021〕30号',
} as const

/** How a table differs from the form it should follow. */
export const formChanges = {
  part: (part: string, rows: readonly string[]) => `“${part}”（${rows.join('、')}）已取消`,
  columns: (part: string, own: readonly string[], other: readonly string[]) =>
    `“${part}”的栏目是“${own.join('、')}”，应为“${other.join('、')}”`,
  extra: (part: string, row: string) => `“${part}”的“${row}”一行已取消`,
  group: (row: string, count: number) => `“${row}”只有一行，应分为${toHan(count)}行`,
} as const

/** What a title lacks. */
export const titleParts = { organ: '机关名称', year: '年份' } as const

/** What a document that is no report looks like; more in forms/editions/legacy.ts. */
export const likenesses = {
  list: '年度报告的目录',
  emptyForm: '空白的报告表格',
  blankForm: '布置年度报告工作的文件',
} as const

/** What a file is that is no document. */
export const foreign = { program: '程序文件', media: '音视频文件', data: '内容是二进制数据' } as const

/** What is wrong in a report's JSON. */
export const jsonFaults = {
  characters: '文字中有控制字符或残缺的字符',
  form: (id: string) => `没有名为“${id}”的表式`,
  table: (form: string) => `表式“${form}”中没有这张表`,
  part: (form: string) => `表式“${form}”中没有这一部分`,
  strange: (path: string) => `报告的表格中没有“${path}”`,
  twice: (path: string) => `“${path}”出现了两次`,
  state: (state: string) => `数值与状态“${state}”不符`,
  number: (value: string) => `“${value}”不是数`,
  figure: (path: string) => `缺少“${path}”`,
  facts: (code: string) => `“${code}”的内容不完整`,
  whole: '最外层',
} as const

/** What is wrong in a profile. */
export const profileFaults = {
  syntax: (place: string) => `核对规则文件不是 JSON（${place}），写法见 docs/profiles/ 中的例子`,
  at: (place: string, path: string, fault: string) => `核对规则文件的 ${path || '顶层'} 不合要求：${fault}（${place}）`,
  unknown: (keys: readonly string[]) => `没有${keys.map((key) => `“${key}”`).join('、')}这一项`,
  rule: (code: string) => `没有“${code}”这条规则`,
  severity: '只能是 error、warning、info、off',
  date: '日期应写成“月-日”，如 01-28',
  positive: '应为正数',
  negative: '应为不小于0的数',
  share: '应在0和1之间',
  factor: '应大于1',
} as const

/** What a value that a schema does not take should be. */
export const valueFaults = {
  missing: '缺少这一项',
  type: (expected: string) => `应为${typeNames.get(expected) ?? expected}`,
  choice: (choices: readonly string[]) => `只能是 ${choices.join('、')}`,
} as const

const typeNames: ReadonlyMap<string, string> = new Map([
  ['string', '文字'],
  ['number', '数'],
  ['int', '整数'],
  ['boolean', ' true 或 false'],
  ['array', '数组（方括号）'],
  ['object', '对象（花括号）'],
  ['record', '对象（花括号）'],
])

/** What an argument of the library's functions should be; to stand behind its name. */
export const argumentFaults = {
  bytes: '应为文件的字节（Uint8Array 或 Buffer），文字请先用 TextEncoder 转成字节',
  text: '应为文字，不能为空',
  content: '应为文字',
  flag: '应为 true 或 false',
  callable: '应为函数',
  object: '应为对象',
  list: '应为数组',
  day: '应写成 2025-01-28 这样的日期',
  wholeNumber: (least: number, most: number) => `应为 ${least}～${most} 的整数`,
  oneOf: (choices: readonly string[]) => `只能是 ${choices.join('、')}`,
  unknown: (known: readonly string[]) => (known.length > 0 ? `没有这个选项，可用 ${known.join('、')}` : '没有这个选项'),
  formats: `应为数组，如 ['docx', 'pdf']`,
  noFormat: (written: string, formats: readonly string[]) => `中没有“${written}”这个格式，可用 ${formats.join('、')}`,
  report: (fault: string | null) => `不是报告${fault === null ? '' : `（${fault}）`}，应为 readReports 读出的报告或 JSON 输出`,
  profile: '应为 parseProfile 得到的 profile',
  font: `应为 parseFont('fang=simfang.ttf') 得到的字体`,
  finding: '应为报告 diagnostics 中的一条问题',
} as const

/** Why a file cannot serve as a font. */
export const fontFaults = {
  unreadable: '读不出字体文件，请核对文件名、所在目录和读取权限',
  'not-a-font': '不是字体文件（应为 TTF、OTF、TTC 或 WOFF2）',
  damaged: '字体文件已损坏',
  'no-outlines': '字体中没有可用的轮廓（可能是点阵、彩色或可变字体）',
  restricted: '字体的许可设置不允许嵌入文件',
} as const

/** Heads of figures for people, the ids behind them for programs; the file a figure was read from stands first in those of a batch. */
export const figureHeads = ['机关', '年份', '表', '行', '列', '数值', '状态', 'table', 'row', 'column', 'state'] as const
export const inputHead = '输入文件'
/** In a batch's: 1 where the report is counted, 0 where it says the same as another. */
export const countsHead = '计入'

/** What state a figure is in. */
export const stateNames: Readonly<Record<string, string>> = {
  read: '读取',
  blank: '空白',
  notApplicable: '不适用',
  inferred: '推定',
  lost: '缺失',
  corrected: '更正',
}

/** What stands in a workbook besides the report. */
export const workbookWords = {
  text: '正文',
  findings: { sheet: '核对', heads: ['级别', '问题', '位置', '建议', '代码'] },
  noFindings: '没有发现问题',
  sumHeads: ['规则', '勾稽关系', '各项之和', '总计', '结果'],
  agrees: '相符',
  breaks: '不符',
  data: '数据',
} as const
