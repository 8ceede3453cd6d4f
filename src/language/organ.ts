/** Kinds of organ the regulation sets dates for, and the one it leaves to local rules. */
export type OrganKind = 'government' | 'department' | 'township'

/** What an organ's name ends in. */
interface OrganType {
  /** Null for bodies the regulation knows no date for: enterprises. */
  readonly kind: OrganKind | null
  /** In order of length within a row nothing depends on; the longest ending of a name counts. */
  readonly endings: string
  /** The ending is a word for a place as well, so that on its own it makes no name sure. */
  readonly isCommonNoun?: true
  /** What the organ calls itself behind 我 and 全; its last character where nothing else is said. */
  readonly self?: string
}

/**
 * Types of organ by the ends of their names (国办公开办函〔2019〕60号 names the organs that publish a report; 海关, 气象, 监狱 and others are
 * 垂直管理 or 法律、法规授权组织; schools, hospitals and other 公共企事业单位 publish like departments).
 */
const types: readonly OrganType[] = [
  { kind: 'government', isCommonNoun: true, endings: '省 市 县 区 旗 州 盟 自治区 自治州 自治县 自治旗 特别行政区 新区 兵团 行政公署' },
  { kind: 'government', endings: '人民政府 政府 管理委员会 管委会' },
  { kind: 'township', endings: '镇 镇人民政府 镇政府', self: '镇' },
  { kind: 'township', endings: '乡 乡人民政府 乡政府', self: '乡' },
  { kind: 'township', endings: '苏木 苏木人民政府 苏木政府', self: '苏木' },
  { kind: 'township', endings: '街道 街道办事处 街道办', self: '街道' },
  { kind: 'department', endings: '委员会 委 纪委 团委 党工委 红十字会 妇联 残联 侨联 文联 工商联', self: '委' },
  { kind: 'department', endings: '局 总局 分局 厅 部 署 办 办公厅 办公室 办事处 处 社 会 所 站 馆 队 总队 支队 大队 中队 中心 银行' },
  { kind: 'department', endings: '海关 气象台 天文台 地震台 广播电视台 电视台 电台 监狱 党校 干校 法庭 公安处 海事处' },
  {
    kind: 'department',
    isCommonNoun: true,
    endings: '林场 农场 牧场 渔场 苗圃 公园 植物园 动物园 园区 产业园 科技园 示范园 水库 粮库 基地 机场 港',
  },
  { kind: 'department', isCommonNoun: true, endings: '学校 小学 中学 幼儿园 学院 大学 医院 院 研究院 总站 院校' },
  { kind: null, isCommonNoun: true, endings: '公司 集团 联社' },
]

/** 第八师, 123团: only behind a number, for 律师 and 文工团 are no divisions. */
const numbered = '(?:(?:第|农)?[\\d一二三四五六七八九十百]{1,4})(?:师|团|团场)'
const endings = types
  .flatMap((type) => type.endings.split(' ').map((ending) => ({ ending, type })))
  .sort((a, b) => b.ending.length - a.ending.length)

/** The end of an organ's name, as the source of a pattern, without groups. */
export const organEnding = `(?:${endings.map(({ ending }) => ending).join('|')}|${numbered})`

/** A character of an organ's name: Han of every plane, 〇, brackets, middle dots, quotation marks, digits and letters, those of pinyin too. */
export const organCharacter = '[\\p{Script=Han}\\p{Mn}（）()·、“”0-9\\p{Script=Latin}]'

const nameCharacters = new RegExp(`^${organCharacter}{2,56}$`, 'u')
const ended = new RegExp(`${organEnding}(?:（[^）]*）)?$`)
/** Pronouns, years, and rests of other words. */
const isNoName = /我|本[局委办镇乡街单机县区市]|(?:19|20)\d\d年?|^(?:政府|政务|全文|报告|年度|工作)$/

/** A name, not a pronoun or a rest of some other words. */
export function isOrganName(text: string): boolean {
  return nameCharacters.test(text) && /\p{Script=Han}.*\p{Script=Han}/u.test(text) && !isNoName.test(text)
}

/** How organs' names end; for telling a name that stands on a line of its own. */
export function endsLikeOrgan(text: string): boolean {
  return ended.test(text)
}

/** A name that can be nothing but one, with no date under it: 青屿海关, 县教育局; not 革命公园 or 三社. */
export function isSureOrgan(text: string): boolean {
  const ending = endings.find((one) => text.endsWith(one.ending))
  const sure = ending && !ending.type.isCommonNoun && (ending.ending.length > 1 || /[局厅]$/.test(text))
  return sure === true && text.length > ending.ending.length + 1 && isOrganName(text)
}

/** A name that says where the organ is, not 区统计局 or 该局. */
export function isFullOrganName(name: string): boolean {
  return name.length >= 4 && isOrganName(name) && endsLikeOrgan(name) && !isPartial.test(name)
}

/** Begins in the middle of a name, or with a word for one. Places whose names begin like a level of government are none: 市中区, 镇江. */
const isPartial =
  /公布|发布|编制|^(?:[省县区旗州乡](?!宁)|市(?!中区|北区|南区)|镇(?!江|海|远|原|平|雄|坪|安|沅|宁|康|赉|巴|赍)|街道|局|委|办|全|各|该|贵|其)|各|等$|单位|年度/

/** 某某局办公室 answers the telephone, the report is its bureau's; 区人民政府某某街道办事处 names the government that sent it out. */
export function reportingOrgan(name: string): string {
  return name.replace(innerOffice, '').replace(governmentAhead, '')
}

const innerOffice = /(?<=[局厅署]|委员会|中心)(?:综合|行政|党政)?办公室$|(?<=[镇乡]|街道|办事处|人民政府)(?:党政(?:综合)?|综合)办公室$/
const governmentAhead = /^[市县区旗](?:人民)?政府(?=.{2,}街道)/

/** What a name tells of its organ. */
export interface OrganNature {
  /** Null where the name does not tell. */
  readonly kind: OrganKind | null
  /** An office that answers for the government it serves; its report may hold either one's figures, which one cannot be told. */
  readonly isOffice: boolean
  /** Of the central government: it may make 规章, and local dates do not bind it. */
  readonly isCentral: boolean
  /** What it calls itself behind 我 and 全: 局, 镇, 委. */
  readonly self: string | null
}

const office = /(?:人民政府|政府|管委会)办公(?:厅|室)$/
const central = /^(?:国家|国务院|中国|中华人民共和国)|^[^省市县区旗州盟镇乡]{2,8}(?:部|署|总局)$/

export function natureOf(name: string): OrganNature {
  const isOffice = office.test(name)
  const found = endings.find(({ ending }) => name.endsWith(ending))
  const kind = found?.type.kind ?? (new RegExp(`${numbered}$`).test(name) ? (name.endsWith('师') ? 'government' : 'township') : null)
  return {
    kind: isOffice ? null : kind,
    isOffice,
    isCentral: central.test(name),
    self: found ? (found.type.self ?? found.ending.at(-1)!) : null,
  }
}

/** What organs call themselves behind 我 and 全, where it can be nothing else. */
export const selfNames = ['局', '委', '厅', '院', '镇', '乡']

/** What the text of a report calls its organ behind 我, by the kind of organ. */
export const selfReferences: readonly (readonly [OrganKind, RegExp])[] = [
  ['township', /我(?:镇|乡|街道|苏木)/g],
  ['department', /我(?:局|厅|委|部门|中心|处|单位)/g],
  ['government', /我(?:省|市|县|区|旗|州)/g],
]

/** Whether one name may stand for another: all its characters stand in it, in order: 区水务局 for 青屿市岚溪区水务局. */
export function isShortFor(short: string, long: string): boolean {
  let at = -1
  return [...short].every((character) => (at = long.indexOf(character, at + 1)) >= 0)
}

/** Parts of names that are never parted. */
export const wholeParts = ['管理委员会', '委员会', '办公室', '管理局', '人民政府', '自治区', '自治州', '自治县']

/** Parts of names behind which a name may be parted: the levels of government, the types of organ. As the source of a pattern. */
export const nameParts =
  '特别行政区|自治区|自治州|自治县|自治旗|新区|省|市|州|盟|县|旗|区|[镇乡](?=人民政府)|街道(?=办事处)|办事处|管理委员会|管委会|委员会|人民政府|办公厅|办公室|[厅局署处院]'

const partEnd = /[省市区县州盟旗镇乡厅局委会府办院室部处所]$/
/** Characters that make a word with what looks like a part's last one: 市场, 办公. */
const wordAhead = new Map(
  Object.entries({
    市: '场民政容',
    区: '域划',
    办: '公事学',
    会: '计议同保',
    部: '门队分',
    局: '部长',
    委: '员托',
    院: '校长',
    室: '内',
    所: '有属在',
    处: '理罚',
    乡: '村镇建规',
  }),
)

/** Whether between two stretches of a title one part of a name ends. */
export function endsNamePart(behind: string, ahead: string): boolean {
  const goesOn = ahead !== '' && wordAhead.get(behind.at(-1)!)?.includes(ahead[0]!)
  return partEnd.test(behind) && !goesOn
}
