import type { Organ } from '../organ.js'
import { isShortFor } from '../../language/organ.js'

/** Adverbs and times before a verb, which name nobody. */
const nobody =
  /^(?:\d{1,2}[、.．]|[①-⑳]|（[一二三四五六七八九十\d]+）|[一二三四五六七八九十]是|因为?|由于|20\d\d年(?:度|全年)?|截[至止](?:到)?(?:20\d\d年(?:底|末|12月31日)|年底|年末|12月31日)|(?:20\d\d年)?1月1日至12月31日|本年度?|本报告年度|报告期内|年度内|年内|全年|今年|期间|同时|其中|据统计|经统计|共计|累计|总计|合计|一共|共|总|计|新增|新|依法|依规|实际|另外|另|还|已|先后|均|也|按照?规定|及时|，|、|：)+/

/** The organ itself, all of it, or everybody below it. */
const whole =
  /^(?:(?:全|我|本)(?:镇|乡|街道办事处|街道办|街办|街道|街|办事处|局|委员会|委|办|厅|院|中心|单位|部门|机关|系统|处)?(?:各级|各地各|各)?(?:行政机关|机关|部门|单位|政府|系统)?|各级(?:各)?(?:行政机关|政府|部门|机关)(?:及其部门)?)$/

/** Everybody in a region: those a government's report is of, and not those of one of its departments or of its office. */
const region = /^(?:全|我|本)(?:省|市|县|区|旗|州|盟)(?:各级|各地各|各)?(?:行政机关|机关|部门|单位|政府|系统)?$/

/** True where whom a figure is said of is surely whom the tables are of. */
export function speaksOfWhole(subject: string, organ: Organ): boolean {
  const who = subject.replace(nobody, '').replace(/(?:20\d\d年(?:度)?|共计?|累计|总计|合计|新|依法|已|均|共|全年)+$/, '')
  if (who === '' || whole.test(who)) return true
  if (region.test(who)) return organ.kind === 'government' || (organ.kind === null && !organ.isOffice)
  if (organ.name === null) return false
  if (organ.isOffice) return isShortFor(who.replace(/代表.{0,3}政府$/, ''), organ.name)
  // 市政府 in the report of a city is the government alone or all its organs: it cannot be told.
  if (organ.kind === 'government') return who === organ.name
  return isShortFor(who, organ.name) || (who.startsWith(organ.name) && /^(?:办事处|办|人民政府)$/.test(who.slice(organ.name.length)))
}

/** A name of an organ, an office or a place right before a verb. */
const anotherOrgan =
  /(?:[省市县区旗州盟]|[镇乡村]|街道|办事处|局|厅|委员会|[^办]办公室|政府|部门|单位|公司|机构|机关|中心|法院|检察院|各地|系统|委(?!托))(?:共|共计|累计|总计|合计|新|依法|已|均|也|全年|20\d\d年(?:度)?|，|、)*$/
/** Done on another organ's behalf, or told of it. */
const forOthers = /代(?:表|为|[省市县区])|协助|协办|配合|转办|转来|交办|指导|督促|督办|帮助|会同|向[省市县区]政府/

/** True where the words before a statement say that it is another's than the organ's the tables are of. */
export function namesAnother(words: string, organ: Organ): boolean {
  if (forOthers.test(words)) return !(organ.isOffice && /代表?[^，]{0,3}(?:政府|[省市县区])/.test(words))
  // 公众向我局提出 names whom they turn to.
  // The courts and those who review decide the organ's own cases; a bureau's office works for the bureau.
  const others = words
    .replace(/(?:行政)?复议(?:机关|机构)|(?:各级)?(?:人民)?法院(?:判决|裁定)?/g, '')
    .replace(organ.isOffice || organ.kind === 'government' ? /$^/ : ownOffice, '')
  const said = others.replace(/(?:向|对|针对)(?:我|本)(?:局|委|办|厅|院|镇|乡|街道|单位|机关|部门|中心|处)$/, '')
  return anotherOrgan.test(said) && !speaksOfWhole(said.replace(/^(?:向|对|针对)(?=我|本|全)/, ''), organ)
}

/** 市政府规章 is what they are, not who is spoken of. */
export function ownerless(words: string, behind: string): string {
  return behind.startsWith('政府规章') ? words.replace(/[省市州]$/, '') : words
}

const channel = /通过|来信|来函|来人|网上|网站|网络|信函|邮寄|邮政|当面|现场|邮箱|邮件|窗口|线上|线下|传真|平台/
const anyChannel = /(?:通过|以)?[^，；。]{0,24}(?:等|多种|各种|各类|不同|线上线下|线上、线下)(?:的)?(?:渠道|方式|途径|形式)/

/** True where a clause counts what came one way only. */
export function namesChannel(clause: string): boolean {
  return channel.test(clause.replace(anyChannel, ''))
}

const ownOffice = /(?<=^|[，、；：])(?:局|委|厅|镇|乡|街道)(?:机关)?(?:党政)?(?:综合)?办公室/
/** 以我局为被申请人: all cases there are of a department; a government may be told of with its departments'. */
const selfAccused = /(?:以)?(?:我|本)(?:局|委|办|厅|院|镇|乡|街道|单位|机关|部门|中心|处)(?:作)?为(?:被申请人|被告)/g
const narrower = /作为(?:行政)?复议(?:机关|机构)|办公厅|办公室|政府办|本级|[省市县区]政府(?!信息)|被申请人|被告|各县|各区|下属|镇街|各镇/

/** Words that narrow what is counted, earlier in the sentence: after a clause that opens with everybody, only those in it. */
export function isNarrowed(before: string, organ: Organ): boolean {
  const told = organ.kind === 'government' ? before : before.replace(ownOffice, '').replace(selfAccused, '')
  if (organ.isOffice || !narrower.test(told)) return false
  const widened =
    organ.kind === 'government'
      ? before.search(/(?<=^|[，；。、）])(?:全|我)[省市县区旗州盟](?!.*[，；。、）](?:全|我)[省市县区旗州盟])/)
      : -1
  return widened <= 0 || narrower.test(before.slice(widened))
}

/** 上年结转 names last year and yet is this year's figure; so is what is carried on into the next. */
export function ownTurnOfYear(words: string): string {
  return words.replace(
    /(?:上年度?|上一年度?|上个年度|往年度?|去年度?|20\d\d年度?)(?:度)?(?:的)?(?=(?:尚)?未(?:办结|完成|答复|审结)|结转|转结|转入|接转|遗留|顺延)|(?<=结转(?:自)?)(?:上年度?|上一年度?|去年)|(?<=(?:结转|顺延|延期|转入|转|留)(?:至|到|入|在)?)20\d\d年/g,
    '',
  )
}

/** 由上年的104件变为: last year's number on the way to this year's. */
export const turnOfNumber =
  /(?:由|从|较|比)(?:上年度?|上一年度?|去年|20\d\d年)(?:度|同期)?(?:的)?(\d+)(?:件|份|起|宗)?(?:变|增|增加|增长|升|上升|减|减少|降|降低|下降)(?:至|到|为)/

/** 12月底 ends the year, and what is told by then is all of it. */
const partOfYear =
  /上半年|下半年|季度|\d{1,2}月(?:份|以来)|(?:(?<!\d)[1-9]|1[01])月底|20\d\d年?(?:至|到|[-—－～~])20\d\d年|(?:(?<![〇零一二三四五六七八九十])[二三四五六七八九十两]|(?<!\d)[2-9])年(?:间|内|共|累计|合计|总计)|(?:1|一)[—-]\d{1,2}月|近[一二三四五六七八九十两\d]+年|(?<!今年)以来|历年|[二三四五六七八九十两]年来|每年|每月|平均/
const compared = /比|较|同期|去年|上年|上一年|增加|减少|上升|下降|增长|回落|提高|降低/

/** True where the number is the report year's own: no other year named last, no part of a year, nothing compared. */
export function isOfReportYear(sentenceBefore: string, clause: string, year: number | null): boolean {
  const named = [...sentenceBefore.replace(/（[^（）]*）/g, '').matchAll(/(?<!\d|比|较|与|和|同|于|是)(20\d\d)年/g)].at(-1)?.[1]
  if (named !== undefined && year !== null && Number(named) !== year) return false
  return !partOfYear.test(sentenceBefore) && !compared.test(clause)
}

/** True where the words before a number name last year alone, and nothing is measured against it. */
export function isOfLastYear(
  before: string,
  { approximate, depth }: { readonly approximate: boolean; readonly depth: number },
  year: number | null,
): boolean {
  if (year === null || approximate || depth > 0) return false
  const named = [...before.matchAll(/(20\d\d)年|上年度?|上一年度?|去年/g)].map((match) => Number(match[1] ?? year - 1))
  if (named.length !== 1 || named[0] !== year - 1) return false
  return !partOfYear.test(before) && !/比|较|同期|增加|减少|上升|下降|增长|结转|转入|遗留|未(?:办结|答复|审结)|其中|印发|以来/.test(before)
}
