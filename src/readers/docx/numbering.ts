import { toHan, toHanDigits } from '../../language/han-numerals.js'
import { toCircled, toLegalHan, toLetters, toRoman } from '../../language/ordinal-text.js'
import { child, children, isOn, valueOf, type XmlElement } from './xml.js'

/** Gives each numbered paragraph, in document order, the ordinal Word prints before it. */
export interface Numbering {
  readonly next: (id: string, level: number) => string
  /** The level of a list that is tied to a paragraph style. */
  readonly levelOfStyle: (id: string, style: string) => number | undefined
}

interface Level {
  readonly format: string
  /** `%1、`: each %n stands for the number of level n. */
  readonly text: string
  readonly start: number
  /** All numbers of the ordinal are printed in Arabic figures. */
  readonly legal: boolean
  readonly style: string | undefined
  /** A level at or above this one starts the count anew; 0 for never, undefined for any. */
  readonly restart: number | undefined
}

interface List {
  /** Lists of one abstract definition count on together. */
  readonly counters: Counters
  readonly levels: ReadonlyMap<number, Level>
  /** The list begins a level's count anew, once. */
  readonly starts: Map<number, number>
}

type Counters = Map<number, number>

export function readNumberingPart(root: XmlElement | undefined): Numbering {
  const abstracts = new Map(children(root, 'w:abstractNum').map((element) => [element.attributes['w:abstractNumId'] ?? '', element]))
  const counters = new Map([...abstracts.keys()].map((id): [string, Counters] => [id, new Map()]))
  const lists = new Map<string, List>()
  for (const element of children(root, 'w:num')) {
    const abstract = valueOf(element, 'w:abstractNumId') ?? ''
    if (abstracts.has(abstract)) lists.set(element.attributes['w:numId'] ?? '', readList(element, abstract, abstracts, counters))
  }
  return {
    next: (id, level) => {
      const list = lists.get(id)
      return list ? count(list, level) : ''
    },
    levelOfStyle: (id, style) => [...(lists.get(id)?.levels ?? [])].find(([, level]) => level.style === style)?.[0],
  }
}

function readList(
  element: XmlElement,
  abstract: string,
  abstracts: ReadonlyMap<string, XmlElement>,
  counters: ReadonlyMap<string, Counters>,
): List {
  const definition = followLink(abstracts.get(abstract)!, abstracts)
  const levels = new Map(children(definition, 'w:lvl').map((level) => [levelNumber(level), readLevel(level)]))
  const starts = new Map<number, number>()
  for (const override of children(element, 'w:lvlOverride')) {
    const number = levelNumber(override)
    const level = child(override, 'w:lvl')
    if (level) levels.set(number, readLevel(level))
    const start = valueOf(override, 'w:startOverride')
    if (start !== undefined) starts.set(number, Number(start))
  }
  return { counters: counters.get(abstract)!, levels, starts }
}

/** A definition may be kept with a numbering style (17.9.21, 17.9.27). */
function followLink(abstract: XmlElement, abstracts: ReadonlyMap<string, XmlElement>): XmlElement {
  const link = valueOf(abstract, 'w:numStyleLink')
  return (link === undefined ? undefined : [...abstracts.values()].find((other) => valueOf(other, 'w:styleLink') === link)) ?? abstract
}

function levelNumber({ attributes }: XmlElement): number {
  return Number(attributes['w:ilvl'] ?? 0)
}

function readLevel(element: XmlElement): Level {
  // Formats added later stand in an alternate of the format Word 2007 knows.
  const format = valueOf(element, 'w:numFmt') ?? valueOf(child(child(element, 'mc:AlternateContent'), 'mc:Choice'), 'w:numFmt') ?? 'decimal'
  const restart = valueOf(element, 'w:lvlRestart')
  return {
    format,
    text: valueOf(element, 'w:lvlText') ?? '',
    start: Number(valueOf(element, 'w:start') ?? 0),
    legal: isOn(element, 'w:isLgl') ?? false,
    style: valueOf(element, 'w:pStyle'),
    restart: restart === undefined ? undefined : Number(restart),
  }
}

/** Counts one paragraph of the level, and gives its ordinal. */
function count(list: List, level: number): string {
  const { counters, levels, starts } = list
  const definition = levels.get(level)
  if (!definition) return ''
  const start = starts.get(level)
  starts.delete(level)
  counters.set(level, start ?? (counters.has(level) ? counters.get(level)! + 1 : definition.start))
  for (const [deeper, { restart }] of levels) {
    if (deeper > level && restart !== 0 && (restart === undefined || level < restart)) counters.delete(deeper)
  }
  return definition.format === 'bullet' || definition.format === 'none' ? plainText(definition) : printOrdinal(list, definition)
}

/** A bullet is no number; a level without number may still print a word. */
function plainText({ format, text }: Level): string {
  return format === 'none' ? text.replace(/%\d/g, '') : ''
}

function printOrdinal({ counters, levels }: List, { text, legal }: Level): string {
  return text.replace(/%(\d)/g, (_, digit: string) => {
    const level = levels.get(Number(digit) - 1)
    if (!level) return ''
    const number = counters.get(Number(digit) - 1) ?? level.start
    return (legal ? undefined : formats.get(level.format))?.(number) ?? String(number)
  })
}

/**
 * Number formats by their names in ST_NumberFormat (ISO/IEC 29500-1, 17.18.59); any other prints Arabic figures.
 * Counting says 十 for ten, digital formats write 一〇 (also [MS-DOCX] 2.4).
 */
const formats = new Map<string, (number: number) => string>([
  ['chineseCounting', toHan],
  ['chineseCountingThousand', toHan],
  ['ideographDigital', toHanDigits],
  ['taiwaneseCounting', toHan],
  ['taiwaneseCountingThousand', toHan],
  ['taiwaneseDigital', toHanDigits],
  ['japaneseCounting', toHan],
  ['japaneseDigitalTenThousand', toHanDigits],
  ['koreanDigital', toHan],
  ['koreanCounting', toHan],
  ['chineseLegalSimplified', toLegalHan],
  ['ideographLegalTraditional', toLegalHan],
  ['japaneseLegal', toLegalHan],
  ['ideographTraditional', (number) => '甲乙丙丁戊己庚辛壬癸'[number - 1] ?? String(number)],
  ['ideographZodiac', (number) => '子丑寅卯辰巳午未申酉戌亥'[number - 1] ?? String(number)],
  ['upperRoman', (number) => toRoman(number).toUpperCase()],
  ['lowerRoman', toRoman],
  ['upperLetter', (number) => toLetters(number).toUpperCase()],
  ['lowerLetter', toLetters],
  ['decimalZero', (number) => String(number).padStart(2, '0')],
  ['decimalFullWidth', toFullWidth],
  ['decimalFullWidth2', toFullWidth],
  ['decimalEnclosedCircle', toCircled],
  ['decimalEnclosedCircleChinese', toCircled],
  ['decimalEnclosedFullstop', (number) => `${number}.`],
  ['decimalEnclosedParen', (number) => `(${number})`],
  ['numberInDash', (number) => `- ${number} -`],
])

function toFullWidth(number: number): string {
  return [...String(number)].map((digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).join('')
}
