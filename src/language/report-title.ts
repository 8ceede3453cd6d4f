import { hanNumerals } from './han-numerals.js'
import { simplify } from './fold.js'
import { readYear, yearWritten } from './date.js'
import { withoutInvisible } from './invisible.js'
import { endsLikeOrgan, isOrganName } from './organ.js'

/** What the words of a title say. */
export interface TitleReading {
  /** The title without spaces, prefixes and page controls. */
  readonly text: string
  readonly organ: string | null
  readonly year: number | null
  /** It ends in the statutory 政府信息公开工作年度报告. */
  readonly statutory: boolean
  /** The title its characters make in the right order, where they stand in another. */
  readonly unscrambled?: string
}

/** Reads a line, or lines put together, as a report's title; null where it is none. */
export function readTitle(line: string): TitleReading | null {
  if (line.length < 8 || line.length > 140 || !/公\s*[开開]/.test(line)) return null
  const text = stripFrame(withoutInvisible(line.normalize('NFC')).replace(/\s+/g, ''))
  if (text.length < 8 || text.length > 90 || isNoTitle.test(text)) return null
  const match = named.exec(simplify(text))
  if (match) return describeTitle(text, match[1]!.length, match[2]!)
  return readYearInside(text) ?? readScrambled(text)
}

/** 某某局政府信息公开2024年度报告: the year stands within the report's name. */
function readYearInside(text: string): TitleReading | null {
  const match = yearInside.exec(text)
  const reading = match && readTitle([`${match[1]}${match[3]}`, `${match[2]}${match[4]}`].join('年'))
  return reading && { ...reading, text, statutory: false }
}

/** Report names, from the statutory one to those of the years before it. */
const reportName = '(?:(?:政府|政务)?信息公开|政务公开)(?:工作)?(?:情况)?的?(?:年度)?(?:工作)?(?:总结)?(?:年度)?(?:报告|年报)'
const named = new RegExp(`^(.{0,64}?)(${reportName})(?:[（(][^（()）]{0,16}[)）])?$`)

/** Sentences, breadcrumbs, lists, and pages about a report. */
const isNoTitle = new RegExp(
  `[。；;！!？?＞>»|｜]|^(?:根据|按照|依据|本|现将|现|如|为|第|附件|[${hanNumerals}]、)|[，,：:].*[，,：:]|(?:当前|所在)位置|解读|通知|制度|目录[:：]`,
)

const yearInside = new RegExp(
  `^([^0-9]{0,64}?)((?:政府|政务)?信息公[开開](?:工作)?)(${yearWritten})(?:年度?)?((?:年度)?(?:工作)?(?:总结|總結)?(?:报告|報告|年报|年報))$`,
)

const yearPattern = new RegExp(`(${yearWritten})年?度?`)

/** 【图文】 (but not 【文字解读】), 标题：, bullets, the letter-size control 大中小, and 《》 round the whole. */
function stripFrame(text: string): string {
  const bare = text.replace(
    /^(?:【(?![^】]*解[读讀])[^】]{1,6}】|\[[^\]]{1,6}\]|(?:文件)?(?:标题|名称)[：:]|字[号体][：:]|大中小|[•●·■◆*#\-—]+)+/,
    '',
  )
  return bare.replace(/^《(.*)》$/, '$1').replace(/(?:\[?字[号体][：:].*|大中小|打印|【打印】)$/, '')
}

function describeTitle(text: string, leadLength: number, name: string): TitleReading {
  const lead = text.slice(0, leadLength)
  const year = yearPattern.exec(lead) ?? yearPattern.exec(text.slice(leadLength + name.length))
  const own = lead
    .replace(year?.[0] ?? '', '')
    .replace(/关于|關於|關于|的$/g, '')
    .replace(/年度?$|度$/, '')
  // 2024年政府信息公开工作年度报告（某某局）.
  const bracketed = /[（(]([^（()）]+)[)）]$/.exec(text.slice(leadLength + name.length))?.[1]
  const organ = own === '' && bracketed && endsLikeOrgan(bracketed) ? bracketed : own
  return {
    text,
    organ: isOrganName(organ) ? organ : null,
    year: year ? yearOf(year[1]!) : null,
    statutory: /^政府信息公开工作年度报告$/.test(name),
  }
}

/** Characters of 工作年度报告 in another order: the export has shuffled them. */
function readScrambled(text: string): TitleReading | null {
  const match = /^(.*?政府信息公开)([工作年度报告]{6})$/.exec(text)
  if (!match || [...match[2]!].sort().join('') !== [...'工作年度报告'].sort().join('')) return null
  const unscrambled = `${match[1]}工作年度报告`
  const reading = unscrambled === text ? null : readTitle(unscrambled)
  return reading && { ...reading, text, statutory: false, unscrambled }
}

function yearOf(written: string): number | null {
  const year = readYear(written)
  return year === null ? null : plausible(year)
}

/** The regulation dates from 2008. */
function plausible(year: number): number | null {
  return year >= 2007 && year <= 2099 ? year : null
}
