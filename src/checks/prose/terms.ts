import { applicantLabels, resultLabels } from './roles.js'
import { matchesOf } from '../../language/matches.js'

const lastYear = '(?:上年度?|上一年度?|上个年度|往年度?|去年度?|20\\d\\d年度?)'
const nextYear = '(?:下年度?|下一年度?|下个年度|次年度?|明年度?|20\\d\\d年度?)'
const disclosure = '(?:政府信息公开|政务信息公开|政务公开|信息公开)'
const many = '(?:、|和|或者?|及|以及|与|并)'
const everybody = `(?:群众|公众|市民|居民|百姓)${many}?(?:企业|单位|市场主体)|(?:企业|单位|市场主体)${many}?(?:群众|公众|市民|居民|个人)`
const sue = `(?:向(?:人民)?法院)?(?:起诉|提起(?:${disclosure})?(?:行政)?诉讼)`
const anyone = `(?:(?:公民|自然人)${many}?法人${many}?(?:其他|其它)(?:社会)?组织)`

/**
 * The words the grammar of claims knows, by what they mean. `row.…` is a row of results by its label on the form, `kind.…` a kind of applicant.
 * Where several begin at one place the first of the table counts, so that the longer stand before the shorter.
 */
const words: readonly (readonly [string, string])[] = [
  ['foreign', foreignWords()],
  ['anyone', `${everybody}|${anyone}|社会公众|人民群众|群众|公众|申请人|当事人|各类申请主体|任何个人|单位和个人|个人和单位`],
  [
    'carriedIn',
    `${lastYear}(?:的)?(?:结转|转结|转入|接转|遗留|顺延)(?:下来|而来|过来|至今)?(?:的)?(?:件|案件)?(?!(?:至|到|入|为)?(?:下|次|明|20))|结转(?:自)?(?:上年度?|上一年度?|去年)|(?:${lastYear}(?:尚)?未(?:办结|完成|答复|审结)(?:的)?(?:申请)?，?)?(?:结转|转入|顺延)(?:至|到|入)?(?:本|今)年度?`,
  ],
  [
    'carriedOut',
    `(?:结转|顺延|转入|转结|转|延期|延|留)(?:至|到|入|为|在)?${nextYear}(?:继续)?(?:办理|答复|处理)?|20\\d\\d年继续(?:办理|答复|处理)`,
  ],
  ['carry', '结转|跨年度?(?:办理|答复)?'],
  ['answerDoc', '答复(?:意见书|告知书|文书|书|意见|函)'],
  ['remain', '(?:尚|正|仍|还)在(?:办理|处理)(?:期限内|中|之中|过程中)?|正在办理|另有|尚有|还有|剩余|余下|其余|仍有|剩下|尚余|余(?=\\d)'],
  ['application', applicationWords()],
  ['processingFee', '信息处理费|处理费'],
  ['grantedOrPartly', `(?:予以|全部|同意|主动)?公开(?:（(?:含|包括)(?:予以)?部分公开）|${many}(?:予以)?部分公开)`],
  ['partly', '(?:予以|依法|作出|同意)?(?:部分公开|区分处理)|部分(?:同意|予以)公开'],
  ['denied', '不予公开|不同意公开|不公开|拒绝公开'],
  ['unavailable', '无法提供(?:相关)?(?:政府信息)?|不能提供'],
  ['notProcessed', '不予处理|不再(?:重复)?处理|不作处理'],
  ['otherOutcome', '其他处理|其它处理|其他方式处理'],
  ['granted', '予以公开|同意公开|全部公开|完全公开|准予公开|全文公开'],
  ...resultRows(),
  ...applicantKinds(),
  ['kind.other', '(?:其他|其它)(?:类)?(?=\\d)'],
  ['direct', `(?:未经复议)?直接${sue}|未经复议(?:的)?`],
  ['after', `(?:经)?(?:行政)?复议后(?:再|又|仍)?${sue}`],
  ['reconsideration', '行政复议|复议'],
  ['litigation', '行政诉讼|诉讼|行政应诉|被诉(?=\\d|案件)'],
  ['upheld', '(?:结果)?维持(?:(?:原|我局|本机关|我单位|本单位|本局)(?:的)?(?:行政行为|具体行政行为|答复|决定))?'],
  ['corrected', '(?:结果)?(?:纠正|纠错)'],
  ['otherResult', '其他结果|其它结果'],
  ['inHand', '在办(?![结理])(?:申请|案件|件)?'],
  [
    'pending',
    '(?:尚未|未|仍未|还未)(?:答复|回复)(?=\\d)|办理(?:之)?中(?=\\d)|(?:尚未|未|尚在|仍未|还未)(?:审结|办结|结案|审理完毕|作出(?:裁决|判决))|(?:正在|尚在|仍在)审理|在审',
  ],
  ['disclosure', disclosure],
  ['normative', '(?:行政)?规范性文件'],
  ['rule', '(?:政府|部门)?规章(?!制度)'],
  ['inForce', '现行有效|目前有效|有效(?=(?:的)?(?:行政)?(?:规范性文件|规章)|(?:件|总)数)'],
  ['repeal', '(?:清理|宣布)?(?:废止|失效)'],
  ['licence', '行政许可(?!事项|信息|申请|服务|目录|结果|流程|公示|案卷|类)'],
  ['penalty', '行政处罚(?!事项|信息|目录|结果|流程|公示|案卷|类|裁量)'],
  ['coercion', '行政强制(?!事项|信息|目录|结果|流程|公示|案卷|类)'],
  ['fee', '行政事业性(?:收费|费用)'],
  ['levy', '收取|征收|收缴|征缴'],
  ['conclude', '(?:处理|办理|答复)?(?:办结|完结|结案)|已结(?=\\d|申请)|办理完毕|办理完成|处理完毕|处理完成|审结|办毕|办理结果总计'],
  ['receive', '收到|新收|接收到?|接到|受理|收受|新增|登记(?:受理)?|所收(?:到)?|收件(?=\\d|共|为|总)|(?<!回)收(?=政府信息|信息公开|\\d)'],
  ['submit', '提出|提交|递交'],
  ['make', '作出|做出|实施|采取|下达|出具|送达|查处|查办'],
  ['issue', '制发|制定(?:并)?(?:发布|印发|出台|公开|公布)?|印发|出台|发布'],
  ['handle', '收办|承办|办理|处理(?!决定|费)'],
  ['answer', '答复|回复|反馈|回应'],
  ['decision', '处理决定|决定书?|措施'],
  ['revise', '修订|修改|清理|备案|审查|审核|评估|解读|起草|送审'],
  ['open', '公开|公示|公布|推送|录入|归集|上传|报送'],
  ['occur', '发生|产生|引发|引起|出现|导致|涉及|被(?:申请|提起)|提起|申请(?=(?:行政)?复议)'],
  ['from', '来自于?'],
  ['ask', '(?:从)?申请(?:总?数量|总量)(?:来|上)?看|申请'],
  ['among', '其中|包括|包含|含'],
  ['total', '总计|合计|共计|累计|一共|共|计(?=\\d)'],
  ['have', '有(?!关|效|序|限|力|所|利)'],
  ['should', '应办(?!理)|需办(?!理)|应当|应(?!诉)|需要|须|需'],
  ['share', '占比|占|比例|比重|(?<!效)率'],
  ['neg', '不涉及|未涉及|无一(?:件|起|例|宗)?|未曾|从未|均未|尚未|暂未|没有|未有|未|不存在|尚无|暂无|无|没'],
  ['all', '全部|均|都'],
  ['zero', '为零|为0(?![\\d.])|零'],
  ['light', lightWords()],
]

export type TermId = string

/** A stretch of a sentence: a term, a mark (`,` for 、 and `;` for the others), a bracket, or other words (`~`, `≈` where they are long). */
export interface Item {
  readonly id: TermId
  readonly start: number
  readonly end: number
  /** How many brackets it stands in. */
  readonly depth: number
}

const marks: Readonly<Record<string, TermId>> = { '、': ',', '，': ';', '；': ';', '：': ';', '（': '(', '）': ')' }
let lexer: RegExp | undefined

/** Only the terms of these ids, where no more is needed. */
export function findTerms(text: string, ids: readonly TermId[]): Item[] {
  const wanted = words.filter(([id]) => ids.includes(id))
  const finder = (finders[ids.join()] ??= new RegExp(wanted.map(([, pattern]) => `(${pattern})`).join('|'), 'g'))
  return matchesOf(text, finder).map((match) => {
    const id = wanted[match.findIndex((group, index) => index > 0 && group !== undefined) - 1]![0]
    return { id, start: match.index, end: match.index + match[0].length, depth: 0 }
  })
}

const finders: Record<string, RegExp> = {}

/** The items of the stretch `start` to `end` without its light words, and with its numbers, which are none of its words. */
export function readTerms(text: string, start: number, end: number, numbers: readonly { start: number; end: number }[]): Item[] {
  lexer ??= new RegExp([...words.map(([, pattern]) => `(${pattern})`), '([、，；：（）“”"])'].join('|'), 'g')
  const items: Item[] = []
  let depth = 0
  let from = start
  for (const number of [...numbers, { start: end, end }]) {
    const gap = readGap(text, from, number.start, depth, items)
    depth = gap
    if (number.start < end) items.push({ id: '#', start: number.start, end: number.end, depth })
    from = number.end
  }
  return items
}

/** Characters of the longest words, with what they look at behind them. */
const longestWord = 80

/** Adds the items between two numbers; gives the depth of brackets at their end. */
function readGap(text: string, start: number, end: number, before: number, items: Item[]): number {
  let depth = before
  let seen = start
  const other = (until: number) => {
    const between = text.slice(seen, until)
    if (/[^\s\d.]/.test(between)) items.push({ id: between.length > longWords ? '≈' : '~', start: seen, end: until, depth })
  }
  // No further than a word looks ahead: where the gap holds none, the rest of the passage need not be searched.
  const within = text.slice(0, end + longestWord)
  lexer!.lastIndex = start
  for (let match = lexer!.exec(within); match && match.index < end; match = lexer!.exec(within)) {
    const until = Math.min(end, match.index + match[0].length)
    other(match.index)
    seen = until
    const mark = match[words.length + 1]
    if (mark === '）') depth = Math.max(0, depth - 1)
    const id = mark ? marks[mark] : words[match.findIndex((group, index) => index > 0 && group !== undefined) - 1]![0]
    if (id && id !== 'light') items.push({ id, start: match.index, end: until, depth })
    if (mark === '（') depth += 1
  }
  other(end)
  return depth
}

/** Words that tell nothing may stand between two terms of a frame while there are no more of them than this, in characters. */
const longWords = 6

function foreignWords(): string {
  return '行政(?:许可|处罚|强制)(?:事项|信息|目录)|举报(?!、?投诉类)|12345|热线|留言|来信|来访|来电|信访件|信访事项(?!不予|类)|(?:人大代表)?建议|提案|咨询|投诉(?!类)|诉求|工单|网民|网友|许可申请|听证|舆情|满意度|执法检查|监督检查|督查|培训|政民互动|局长信箱|市长信箱|好差评|行政裁决|调解|仲裁|信用'
}

/** An application for information, however it is called; 依法申请公开 is a frequent slip. */
function applicationWords(): string {
  const asked = `(?:申请除[^，。；]{0,24}(?:的|其他)政府信息|政府信息依申请公开|政务信息依申请公开|依申请公开(?:政府)?信息|依申请公开|依法申请公开|申请公开(?:的)?(?:政府)?信息|申请${disclosure}|公开政府信息(?:的)?申请|公开申请|${disclosure}(?:的)?申请表?|政府信息申请公开|政府信息申请)`
  return `${asked}(?:的)?(?:申请表?|政府信息|信息)?(?:的)?(?:案件|办件|件(?!数|次)|事项|事宜|要求|请求|案)?`
}

/** Rows of results: their label on the form, or what an office makes of it. */
function resultRows(): [string, string][] {
  const spoken: Readonly<Record<string, string>> = {
    'unavailable.notHeld':
      '(?:因)?(?:本机关|本单位|我单位|我局)?(?:不掌握|未掌握|不存在|未制作|未获取)(?:相关)?(?:政府)?信息|(?:因)?(?:本机关|本单位|我单位|我局)(?:不掌握|未掌握)',
    'unavailable.needsCreation': '没有现成信息(?:需要另行制作)?|需要另行制作|需另行制作',
    'unavailable.stillUnclear': '补正后申请内容仍不明确|补正后仍不明确',
    'notProcessed.petition': '(?:属于?)?信访(?:、?(?:举报|投诉)){2}类(?:申请)?|(?:属于?)信访(?:事项|类)',
    'notProcessed.duplicate': '(?:属于?)?重复申请',
    'notProcessed.confirmation': '要求(?:本机关|本单位|我局)?(?:确认或(?:者)?)?重新出具(?:已获取(?:的)?)?信息',
    'notProcessed.excessive': '无正当理由大量反复申请',
    'notProcessed.publication': '要求提供公开出版物',
    'otherOutcome.notCorrected':
      '(?:申请人)?(?:无正当理由)?(?:逾期不补正(?:、|，)?(?:行政机关)?(?:不再处理)?|逾期未补正(?:、|，|而)?不再处理)',
    'otherOutcome.feeUnpaid':
      '(?:申请人)?(?:逾期)?未按(?:照)?收费通知(?:书)?(?:的)?要求(?:缴纳|交纳|缴)(?:相关)?费用?(?:、|，)?(?:行政机关)?(?:不再处理)?',
    'denied.stateSecret': '(?:属于?|涉及)国家秘密',
    'denied.thirdPartyRights': '(?:保护|涉及|损害)?第三方(?:的)?合法权益',
    'denied.internalAffairs': '(?:属于?)?(?:三类)?内部事务信息',
    'denied.processInformation': '(?:属于?)?(?:四类)?过程性信息',
    'denied.enforcementFile': '(?:属于?)?行政执法案卷(?:信息)?',
    'denied.administrativeQuery': '(?:属于?)?行政查询事项',
  }
  // 因本机关不掌握等原因无法提供: the group, by one of its reasons.
  return resultLabels().map(([id, label]) => [
    `row.${id}`,
    `(?:${[label, spoken[id]].filter(Boolean).join('|')})(?!等|[^，。；\\d]{0,16}等(?:原因|情形|情况|不予|无法|不再))`,
  ])
}

function applicantKinds(): [string, string][] {
  const spoken: Readonly<Record<string, string>> = {
    naturalPerson: '公民个人|公民|个人',
    commercial: '商业企业|企业',
    legalService: '律师事务所|律所',
  }
  return [
    ['kind.organisations', `法人${many}?(?:其他|其它)(?:社会)?组织|法人(?:单位)?|单位(?=申请|提出|提交|\\d)`],
    ...applicantLabels().map(([id, label]): [string, string] => [`kind.${id}`, [label, spoken[id]].filter(Boolean).join('|')]),
  ]
}

/** Times, adverbs, counting nouns: they tell nothing about what is counted. */
function lightWords(): string {
  return [
    '二[〇零][〇零一二三四五六七八九]{2}年度?',
    '截[至止]到?(?:20\\d\\d年)?(?:年底|年末|底|末)?(?:12月31日)?',
    '20\\d\\d年?1月1日(?:至|到|—|－|-)(?:20\\d\\d年)?12月31日',
    '(?:20\\d\\d|本|全|今|报告)年度?(?:全年)?|年度|报告期内|一年来|以来|年内|年初|年底|年终|年末|期间|当年',
    '情况(?:中|方面)?|文件|方面|工作|结果|数量|总数|总量|件数|总金额|金额|总额|数(?=为|是|\\d|，|、|均|\\s)|量(?=为|\\d|同比|达)|类(?=\\d|案|的|申)|案件|事项|办件|事件|情形|要求|请求|案|件|起|人次',
    '同比(?:增长|增加|下降|减少|上升)了?(?=\\d)|(?:增长|增加|上升|下降|减少)了?(?=\\d+(?:\\.\\d+)?[％%])|所有|应诉|(?<![联体派关])系(?![统列数])|因|就|由于|已经|已|依法|依规|按时|按期|按规定|及时|主动|实际|经统计|据统计|先后|新(?=制|出|收)|本年|达到|达|为|是|的|了|等|及|和|与|或|并|在|由|被|向|对|中|内|于|至|到|里|过|该|此|各类|各种|有效|书面|正式|相关|有关',
    '我局|本机关|我单位|本单位|本局|我委|我办|我厅|我镇|我乡|我街道|本部门|本级',
  ].join('|')
}
