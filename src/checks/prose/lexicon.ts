import { applicantLabels, resultLabels, type RoleId } from './roles.js'

/** What the last words were about; a number without words of its own belongs to it. */
export type Topic = 'application' | 'reconsideration' | 'litigation' | 'review' | 'direct' | 'after' | 'foreign'

/** An application for information, however it is called; 依法申请公开 is a frequent slip. */
export const application =
  '(?:政府信息公开(?:的)?申请|信息公开(?:的)?申请|政府信息依申请公开|政府信息申请公开|政府信息申请|依申请公开|依法申请公开|申请公开(?:的)?(?:政府)?信息|公开政府信息的?申请|公开申请)'
const applicants = '(?:(?:公民|自然人)(?:、|和|或)?法人(?:、|和|或者?|及|与)?其他(?:社会)?组织)'
const modifiers = `(?:${applicants}|社会公众|公众|群众|申请人|提出|提交|各类|各种|有关|相关|有效|书面|正式|了|的|到)*`
const receiving = '(?:新收到|新收|收到|接收到|接收|接到|新受理|受理|收)'
const handling = '(?:收办|办理|处理|承办)'
const counted = '(?:政府信息|信息)?(?:申请)?(?:数量|总数|总量|数|案件|案|办件|件|事项|要求|请求)?(?:共计|合计|总计|共有|共|为|计|：)*'

/** Words a number's role is told by: those before it up to the last mark, and those after it. `subject` is whom it is said of. */
export interface Pattern {
  readonly role: RoleId
  readonly before: RegExp
  readonly after?: RegExp
  /** Only while this is what is spoken of. */
  readonly topics?: readonly Topic[]
}

export const headPatterns: readonly Pattern[] = [
  { role: 'received', before: new RegExp(`^(?<subject>.*?)${receiving}${modifiers}${application}${counted}$`) },
  {
    role: 'received',
    before: new RegExp(`^(?<subject>.*?)${receiving}(?:了|过)?(?:共|共计)?$`),
    after: new RegExp(`^${modifiers}${application}`),
  },
  { role: 'received', before: new RegExp(`^(?<subject>.*?)${receiving}(?:的)?(?:申请)?(?:数量)?(?:共|共计)?$`), topics: ['application'] },
  { role: 'handled', before: new RegExp(`^(?<subject>.*?)${handling}${modifiers}${application}${counted}$`) },
  {
    role: 'handled',
    before: new RegExp(`^(?<subject>.*?)${handling}(?:了)?(?:共|共计)?$`),
    after: new RegExp(`^${modifiers}${application}`),
  },
]

const lastYear = '(?:上年度?|上一年度?|往年|去年|上个年度|20\\d\\d年度?)'
const nextYear = '(?:下年度?|下一年度?|次年|明年|20\\d\\d年度?)'
const onward = '(?:结转|顺延|转入|转|延)(?:至|到|入|为)?'

const resultPatterns: readonly Pattern[] = [
  {
    role: 'carriedIn',
    before: new RegExp(
      `(?:${lastYear}(?:度)?(?:结转|转结|转入|遗留|顺延)(?!(?:至|到|入|为)?(?:下|次|20))|结转(?:自)?(?:上年度?|上一年度?|去年))[^，。；：]{0,16}$`,
    ),
  },
  { role: 'carriedOut', before: new RegExp(`${onward}${nextYear}(?:度)?[^，。；：]{0,12}$`) },
  {
    role: 'carriedOut',
    before: /^(?:其中)?(?:另有|还有|剩余|尚有|其余|余|未办结|尚未办结|正在办理)?$/,
    after: new RegExp(`^(?:申请)?(?:按照?[^，。；]{0,12})?(?:将|已|并|延期|正在办理)*${onward}${nextYear}`),
  },
  { role: 'caseload', before: /^(?:全年|本年度?|累计|合计|共)*(?:应|需|应当|需要)办理$/ },
  { role: 'handled', before: /^(?:全年|本年度?|累计|共计?|已|实际|依法)*办理$/ },
  { role: 'concluded', before: /^在?(?:已)?(?:办结|答复)的$/, after: /^(?:申请)?中$/ },
  { role: 'concluded', before: /^在?$/, after: /^(?:已)?(?:办结|答复)(?:件|的申请|申请)?(?:当)?中$/ },
  { role: 'concluded', before: /(?<!按期|按时|提前|未)(?:办结|办理完毕|结案)(?:政府信息公开申请|申请)?(?:数量?|件数)?(?:共计?|合计|为)?$/ },
  {
    role: 'answered',
    before:
      /(?<!公开|提供|处理|结果|口头|超期|逾期|延期|未|按期|按时|提前|网上)答复(?:了)?(?:政府信息公开申请|申请)?(?:数量?|件数)?(?:共计?|合计|为)?$/,
  },
  { role: 'grantedOrPartly', before: /(?:予以)?公开(?:及|和|或|、)(?:予以)?部分公开(?:的)?(?:申请)?(?:共计?)?$/ },
  ...(
    [
      ['granted', '予以公开'],
      ['partiallyGranted', '部分公开'],
      ['denied', '不予公开'],
      ['unavailable', '无法提供'],
      ['notProcessed', '不予处理'],
      ['otherOutcome', '其他处理'],
    ] as const
  ).map(([role, words]): Pattern => ({ role, before: new RegExp(`(?<!及|和|或|与)${words}(?:的)?(?:申请|决定|答复)?(?:共计?|数量?)?$`) })),
  ...(
    [
      ['granted', '予以公开'],
      ['partiallyGranted', '(?:予以)?部分公开'],
      ['denied', '不予公开'],
      ['unavailable', '无法提供'],
      ['notProcessed', '不予处理'],
    ] as const
  ).map(([role, words]): Pattern => ({ role, before: /^(?:其中|另有|还有)?$/, after: new RegExp(`^(?:申请)?${words}$`) })),
  ...resultLabels().map(([id, label]): Pattern => ({ role: `row.${id}`, before: new RegExp(`${label}(?:的)?$`) })),
]

/** Results and remainders speak of applications only while these are spoken of. */
export const applicationPatterns: readonly Pattern[] = resultPatterns.map((pattern) => ({ ...pattern, topics: ['application'] }))

/** Kinds of applicants divide what was received, not a result. */
export const kindPatterns: readonly Pattern[] = [
  ...applicantLabels().map(([id, label]): Pattern => ({
    role: `kind.${id}`,
    before: new RegExp(`${label}(?:申请|提出|提交)?(?:的)?(?:申请)?$`),
  })),
  {
    role: 'kind.organisations',
    before: /(?<!公民、|自然人、)法人(?:或者?|和|及|与|、)?其他(?:社会)?组织(?:申请|提出|提交)?(?:的)?(?:申请)?$/,
  },
]

const cases = '(?:类)?(?:案件|案|申请|事项)?(?:数量|数)?(?:共计?|合计|为)?'

export const disputePatterns: readonly Pattern[] = [
  { role: 'direct.total', before: new RegExp(`未经复议直接(?:起诉|提起行政诉讼)(?:的)?${cases}$`) },
  { role: 'after.total', before: new RegExp(`(?<!未经)复议后(?:再)?(?:起诉|提起行政诉讼)(?:的)?${cases}$`) },
  { role: 'review.total', before: new RegExp(`复议(?:案件)?(?:、|和|及|与|或|以及)(?:被)?(?:提起)?(?:行政)?诉讼${cases}$`) },
  { role: 'reconsideration.total', before: new RegExp(`^(?!.*诉讼).*复议${cases}$`) },
  { role: 'litigation.total', before: new RegExp(`^(?!.*复议).*诉讼${cases}$`) },
  {
    role: 'reconsideration.total',
    before: /(?:发生|产生|涉及|引发|被申请|被提起)(?:了|的)?$/,
    after: /^(?:因?政府信息公开)?(?:类|引发的?)?行政复议(?!.{0,4}诉讼)/,
  },
  {
    role: 'litigation.total',
    before: /(?:发生|产生|涉及|引发|被申请|被提起)(?:了|的)?$/,
    after: /^(?:因?政府信息公开)?(?:类|引发的?)?行政诉讼(?!.{0,4}复议)/,
  },
]

/** Results of cases, by the words of the form before their number, and behind it. */
export const disputeResults = [
  ['upheld', /(?:结果)?维持(?:的)?$/, /^(?:被|结果)?维持$/],
  ['corrected', /(?:结果)?纠正(?:的)?$/, /^(?:被|结果)?纠正$/],
  ['otherResult', /其他结果(?:的)?$/, /^(?:为)?其他结果$/],
  ['pending', /(?:尚未|未|尚在)审结(?:的)?$/, /^(?:尚未|未|尚在)审结$/],
] as const

/** Documents by what was done to them; what is publicised, filed, examined or explained is another count. */
export const documentPatterns: readonly (Pattern & { readonly subjectMatters: true })[] = (
  [
    ['normativeDocuments', '(?:行政)?规范性文件'],
    ['rules', '(?:政府)?规章'],
  ] as const
).flatMap(
  ([row, noun]) =>
    [
      {
        role: `${row}.issued`,
        before: new RegExp(`^(?<subject>.*?)(?:新?制发|新?制定(?:发布|印发|出台)?|印发|出台)(?:了)?${noun}(?:数量)?(?:共计?|为)?$`),
        subjectMatters: true,
      },
      {
        role: `${row}.issued`,
        before: /^(?<subject>.*?)(?:新?制发|新?制定|出台)(?:了)?$/,
        after: new RegExp(`^${noun}`),
        subjectMatters: true,
      },
      {
        role: `${row}.repealed`,
        before: new RegExp(`^(?<subject>.*?)(?:清理)?废止(?:了)?${noun}(?:数量)?(?:共计?|为)?$`),
        subjectMatters: true,
      },
      {
        role: `${row}.inForce`,
        before: new RegExp(`^(?<subject>.*?)现行有效(?:的)?${noun}(?:数量)?(?:共计?|共有|为)?$`),
        subjectMatters: true,
      },
    ] as const,
)

const anyDocument = '(?:(?:行政)?规范性文件|(?:政府)?规章)?'
const yearEnd = '截[至止](?:到)?(?:20\\d\\d年)?(?:年底|年末|12月31日|底|末)，?'

/** After 规范性文件 or 规章 was named, its other counts need no noun. */
export const documentTails = [
  ['issued', new RegExp(`^(?:其中)?${anyDocument}(?:本年)?新?(?:制发|制定)(?:件数)?$`)],
  ['repealed', new RegExp(`^(?:其中)?${anyDocument}(?:本年|清理)?废止(?:文件|件数)?$`)],
  ['inForce', new RegExp(`^(?:其中|目前|${yearEnd})?${anyDocument}现行有效(?:文件|件数)?$`)],
] as const

export const decisionPatterns: readonly (Pattern & { readonly subjectMatters: true })[] = (
  [
    ['licensing', '行政许可'],
    ['penalties', '行政处罚'],
    ['coercion', '行政强制'],
  ] as const
).flatMap(
  ([role, noun]) =>
    [
      {
        role,
        before: new RegExp(
          `^(?<subject>.*?)(?:依法)?(?:作出|做出|实施)(?:了|的)?${noun}(?:处理)?(?:决定|措施)?(?:书)?(?:数量)?(?:共计?|为)?$`,
        ),
        subjectMatters: true,
      },
      { role, before: /^(?<subject>.*?)(?:依法)?(?:作出|做出)(?:了)?$/, after: new RegExp(`^${noun}(?:处理)?决定`), subjectMatters: true },
    ] as const,
)

/** After decisions of one kind were counted, those of another need no verb. */
export const decisionTails = [
  ['licensing', /^行政许可(?:处理)?(?:决定)?$/],
  ['penalties', /^行政处罚(?:处理)?(?:决定)?$/],
  ['coercion', /^行政强制(?:处理)?(?:决定|措施)?$/],
] as const

export const feePattern = /^(?<subject>.*?)(?:收取|征收)?行政事业性收费(?:收入)?(?:总|收费)?(?:金额|额)?(?:共计|总计|合计|共|为)?$/

/** Words that say what is spoken of; where several begin at one place the first of these counts. */
const topicWords: readonly (readonly [Topic, string])[] = [
  ['review', '复议(?:案件)?(?:、|和|及|与|或|以及)(?:被)?(?:提起)?(?:行政)?诉讼'],
  ['direct', '未经复议直接(?:起诉|提起)'],
  ['after', '复议后(?:再)?(?:起诉|提起)'],
  ['reconsideration', '复议'],
  ['litigation', '诉讼'],
  ['application', application],
  [
    'foreign',
    '12345|热线|留言|来信|来访|来电|信访件|信访事项(?!不予|类)|建议|提案|咨询|投诉(?!类)|诉求|工单|网民|网友|许可申请|听证|舆情|满意度|办件(?!量)',
  ],
]
const anyTopic = new RegExp(topicWords.map(([, words]) => `(${words})`).join('|'), 'g')

/** The topics words name, in order. */
export function topicsIn(words: string): Topic[] {
  return Array.from(words.matchAll(anyTopic), (match) => topicWords[match.slice(1).findIndex((group) => group !== undefined)]![0])
}

const denying = '(?:未|没有|没|尚未|暂未|均未|从未)(?:收到|接到|接收到?|受理)(?:过|任何|有)*'
const notApplied = `(?:${application}|申请(?:公开)?(?:除[^，。；]{0,24})?(?:其他)?政府信息)`
const ends = '(?=(?:申请)?(?:的)?(?:数量|案件|件|事项|要求|情况|信息|请求|申请)*(?:[，。；、）]|$))'

/** Sentences that say none came in. */
export const noApplications: readonly RegExp[] = [
  new RegExp(`(?<subject>(?<=^|[，。；：])[^，。；：]*?)${denying}${modifiers}${notApplied}${ends}`, 'g'),
  new RegExp(`(?<subject>(?<=^|[，。；：])[^，。；：]*?)无(?:任何)?${application}${ends}`, 'g'),
]

const noneOf = '(?:未|没有|没|尚未|均未|从未|未曾)(?:发生|出现|产生|收到|接到|涉及|引发|因|被|有)|没有|无|不存在'
const spoiling = '(?!.{0,60}(?:败诉|撤销|纠正|纠错|违法|改判|超期|逾期))'
const caseEnds = '(?:的|等|申请|案件|情况|情形|事项|事件|现象|问题)*(?=[，。；）]|$)'

/** Sentences that say there were no cases: of both kinds, or of one. */
export const noDisputes: readonly (readonly ['review' | 'reconsideration' | 'litigation', RegExp])[] = [
  ['review', new RegExp(`(?:${noneOf})${spoiling}[^。；，]{0,40}?复议[^。；，\\d]{0,12}?诉讼${caseEnds}`, 'g')],
  ['reconsideration', new RegExp(`(?:${noneOf})${spoiling}[^。；，、诉]{0,30}?复议${caseEnds}`, 'g')],
  ['litigation', new RegExp(`(?:${noneOf})${spoiling}[^。；，、议]{0,30}?诉讼${caseEnds}`, 'g')],
]

const notDone = '(?:未|没有|没|无|暂未|均未|尚未|从未)(?:新)?'
const nothingElse = '(?:决定|措施|文件|项目|收入|案件|事项|行为|的?情况|情形)*(?=[，。；、）]|$)'

/** Sentences that say no document was made or repealed, no decision taken, no charge levied. `subject` is whom it is said of. */
export const noDisclosures: readonly (readonly [RoleId, RegExp])[] = (
  [
    [
      'normativeDocuments.issued',
      `(?:制发|制定|出台|印发|制定出台|制定发布)(?:和废止|或废止|、废止|、未废止|，未废止)?(?:任何)?(?:行政)?规范性文件`,
    ],
    ['normativeDocuments.repealed', `(?:制发、未|制定、未|制发和|制定和|制发、|制定、)?废止(?:任何)?(?:行政)?规范性文件`],
    ['licensing', '(?:作出|做出|办理|发生)(?:过|任何)?行政许可'],
    ['penalties', '(?:作出|做出|实施|办理|发生)(?:过|任何)?行政处罚'],
    ['coercion', '(?:作出|做出|实施|采取|发生)(?:过|任何)?行政强制'],
    ['fees', '(?:收取|征收|发生|产生)(?:过|任何)?行政事业性收费'],
  ] as const
).map(([role, words]) => [role, new RegExp(`(?<subject>(?<=^|[，。；：])[^，。；：]*?)${notDone}${words}${nothingElse}`, 'g')])
