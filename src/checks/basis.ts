import type { Reporter } from '../diagnostics/diagnostic.js'
import { forms } from '../forms/index.js'
import { bases } from '../diagnostics/catalogue/wordings.js'
import type { CheckContext } from './context.js'
import { wordsAt } from './passages.js'
import { matchesOf } from '../language/matches.js'

/** AR-S11: the regulation and the form a report names as its basis are those of its year. */
export function checkBasis({ passages, year }: CheckContext, report: Reporter): void {
  if (year === null || year < forms.at(-1)!.validFrom) return
  for (const passage of passages) {
    for (const { index, words, right } of wrongBases(passage.text, year))
      report('check/basis-wrong', { quote: words, right }, { at: wordsAt(passage, index, words.length) })
  }
}

interface WrongBasis {
  readonly index: number
  readonly words: string
  readonly right: string
}

const bracket = '[〔［[(（【]\\s*'
const closing = '\\s*[〕］\\])）】]'
/** 国务院令第711号, 国令第492号; numbers lost in export are a finding of their own. */
const decree = /国(?:务院)?令\s*(?:第\s*)?(\d{3})\s*号|国务院(?:第\s*)?(\d{3})\s*号令/g
const formNumber = new RegExp(`国办公开办函\\s*${bracket}(20\\d\\d)${closing}\\s*(\\d{1,3})\\s*号`, 'g')

function wrongBases(text: string, year: number): WrongBasis[] {
  return [...wrongDecrees(text), ...wrongForms(text, year)]
}

/** No decree but those of the regulation stands in brackets behind its name. One that tells of its history names the old one. */
function wrongDecrees(text: string): WrongBasis[] {
  return matchesOf(text, decree).flatMap(({ 0: words, 1: first, 2: second, index }) => {
    const before = text.slice(Math.max(0, index - 30), index)
    const cites = /政府信息公开条例》?\s*(?:[（(]\s*)?(?:以下简称[^（）()]{0,10}[）)]\s*[（(]?)?(?:中华人民共和国)?$/.test(before)
    const history =
      /修订|修改|原|旧|废止|公布(?!.{0,4}(?:数据|信息|情况))|自20|施行/.test(text.slice(index, index + words.length + 12)) ||
      /原|旧|年前/.test(before.slice(-8))
    return cites && (first ?? second) !== regulation && !history ? [{ index, words, right: bases.regulation }] : []
  })
}

/** 国务院令第711号 revised the regulation from 15 May 2019 on; the reports of that year are the first under it. */
const regulation = '711'

/** The notices of the form are cited with 年度报告 in their title, or without any; 〔2019〕61号 is a notice on platforms. */
function wrongForms(text: string, year: number): WrongBasis[] {
  return matchesOf(text, formNumber).flatMap(({ 0: words, 1: issued, 2: number, index }) => {
    const titled = /《([^《》]*(?:<[^<>]*>)?[^《》]*)》\s*[（(]?$/.exec(text.slice(Math.max(0, index - 90), index))?.[1]
    const ofReport = titled === undefined || /年度报告|年报/.test(titled)
    const known = notices.find((one) => one.issued === issued && one.number === number)
    if (known ? known.from <= year && year <= known.to : titled === undefined || !ofReport) return []
    return [{ index, words, right: year < 2021 ? bases.form2019 : bases.form2021 }]
  })
}

/** The report years each notice holds for; that of 2021 is dated 26 September 2021. */
const notices = [
  { issued: '2019', number: '60', from: 2019, to: 2020 },
  { issued: '2021', number: '30', from: 2021, to: Infinity },
] as const
