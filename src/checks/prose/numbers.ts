import { readHan } from '../../language/han-numerals.js'
import { caseUnits, moneyUnits } from '../../language/numeral.js'
import { matchesOf } from '../../language/matches.js'

/** A number with its unit, as a sentence gives it. */
export interface NumberToken {
  readonly value: number
  readonly unit: string
  readonly kind: 'count' | 'money' | 'percent'
  /** 余, 多, 约, 近, 左右: not meant exactly. */
  readonly approximate: boolean
  /** Digits after the point, as written. */
  readonly decimals: number
  /** What one more in the last digit would add: 9.6亿元 is given to 1000万元, 1.2万件 to 1000. A count of single things has 1. */
  readonly step: number
  readonly start: number
  readonly end: number
  /** How many brackets it stands in. */
  readonly depth: number
}

/** Units applications, cases, documents and decisions are counted in. A lone 万 or 亿 before 元 belongs to the unit. */
const token = new RegExp(
  '(约|近|大约|将近|超过|不少于|达到?近)?(?<![\\d.⁰¹²³⁴-⁹₀-₉])(\\d{1,3}(?:[,，]\\d{3})+|\\d+)(\\.\\d+)?(万|亿|千|百)?(余|多)?(万|亿)?' +
    `(?:(${[...moneyUnits.keys()].join('|')})|((?:${caseUnits.join('|').replace('部', '部(?![分门])')}|封)(?:（次）)?)|([％%]))(左右|上下|以上)?`,
  'g',
)

/** 1.2万件 stands for any number near it. */
export function isRounded({ step }: NumberToken): boolean {
  return step > 1
}

const magnitudes: Readonly<Record<string, number>> = { 百: 1e2, 千: 1e3, 万: 1e4, 亿: 1e8 }

/** Han numerals before a unit: 十三件, 二百零三件, 三百万元. */
const hanToken =
  /(?<![无第零〇一二两三四五六七八九十百千万几数每这那任某逐同近上约逾超])([零〇一二两三四五六七八九十百千万]+)(余|多)?(?:(件次|件|份|起|例|宗|项)(?!套|事(?!项))|(亿元|万元|元))/g

/** The numbers of a text that count something, in order. Years, dates and ordinals are none. */
export function readNumbers(text: string): NumberToken[] {
  const depths = new BracketDepth(text)
  const found = [...matchesOf(text, token).map(readArabic), ...matchesOf(text, hanToken).map(readHanToken)]
  return found
    .filter((number) => number !== null)
    .sort((a, b) => a.start - b.start)
    .map((number) => ({ ...number, depth: depths.at(number.start) }))
}

type Found = Omit<NumberToken, 'depth'>

function readArabic(match: RegExpExecArray): Found | null {
  const [words, before, digits, fraction = '', magnitude, vague, after, money, unit, percent, around] = match
  // 第20件 counts nothing.
  if (match.input[match.index - 1] === '第') return null
  const scale = (magnitudes[magnitude ?? ''] ?? 1) * (magnitudes[after ?? ''] ?? 1) * inTenThousands(money)
  return {
    // A product of decimals drifts in the last places.
    value: Number((Number(digits!.replace(/[,，]/g, '') + fraction) * scale).toPrecision(15)),
    unit: money ?? unit ?? percent!,
    kind: money ? 'money' : percent ? 'percent' : 'count',
    approximate: Boolean(before ?? vague ?? around),
    decimals: Math.max(0, fraction.length - 1),
    step: scale * 10 ** -Math.max(0, fraction.length - 1),
    start: match.index,
    end: match.index + words.length,
  }
}

/** What one of a unit of money is in 万元; 1 for what is no money. */
function inTenThousands(unit: string | undefined): number {
  return (moneyUnits.get(unit ?? '') ?? 1e4) / 1e4
}

function readHanToken(match: RegExpExecArray): Found | null {
  const [words, numeral, vague, unit, money] = match
  const value = readHan(numeral!)
  // 收到的一件申请 is told of, not counted.
  if (value === null || (value === 1 && match.input[match.index - 1] === '的')) return null
  const end = match.index + words.length
  const scale = inTenThousands(money)
  return {
    value: Number((value * scale).toPrecision(15)),
    unit: money ?? unit!,
    kind: money ? 'money' : 'count',
    approximate: Boolean(vague),
    decimals: 0,
    step: scale,
    start: match.index,
    end,
  }
}

/** How many brackets each place of a text stands in, asked for in order. */
class BracketDepth {
  private depth = 0
  private next = 0

  constructor(private readonly text: string) {}

  at(index: number): number {
    for (; this.next <= index; this.next++) {
      const char = this.text[this.next]
      if (char === '（') this.depth += 1
      else if (char === '）') this.depth = Math.max(0, this.depth - 1)
    }
    return this.depth
  }
}
