import type { Repair } from '../model/report.js'
import { commonHanOf, halfWidthOf, isChineseMark, isDigit, isHan, isInvisible, isSpace } from './characters.js'
import { spanOf, type PlacedText } from './placed-text.js'
import type { RepairKind } from './repair-kinds.js'

/** A change at a place of a text, as indices into it. */
export interface Edit {
  readonly kind: RepairKind
  readonly start: number
  readonly end: number
  readonly after: string
}

export interface Normalised {
  readonly text: string
  /** In order, not overlapping. White space at either end of a line goes without one. */
  readonly edits: readonly Edit[]
}

/**
 * Typographic repairs of running text: marks of Chinese text full-width, letters and digits half-width, no spaces between Han
 * characters, no radicals for characters, nothing invisible. Words, numbers, times, addresses and Latin phrases stay as they are.
 */
export function normaliseText(text: string): Normalised {
  if (!suspect.test(text)) return { text, edits: [] }
  const line = openLine(text)
  repairCharacters(line)
  repairMarks(line)
  repairQuotes(line)
  repairSpaces(line)
  return { text: line.out.join(''), edits: collectEdits(line) }
}

/** The same for a text with its place; the repairs name their places in the source. */
export function normalisePlaced(placed: PlacedText, repairs: Repair[]): string {
  return listRepairs(placed, normaliseText(placed.text), repairs)
}

/** Only what no output can show: invisible and broken characters. For cells of tables that are kept as found. */
export function cleanPlaced(placed: PlacedText, repairs: Repair[]): string {
  if (!/[\u0000-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\uffff]/.test(placed.text)) return placed.text
  const line = openLine(placed.text)
  repairCharacters(line)
  line.kinds.forEach((kind, index) => {
    if (kind === 'invisible' || kind === 'broken-character') return
    line.out[index] = placed.text[index]!
    line.kinds[index] = null
  })
  return listRepairs(placed, { text: line.out.join(''), edits: collectEdits(line) }, repairs)
}

function listRepairs(placed: PlacedText, { text, edits }: Normalised, repairs: Repair[]): string {
  for (const { kind, start, end, after } of edits) {
    repairs.push({ kind, before: placed.text.slice(start, end), after, at: spanOf(placed, start, end) })
  }
  return text
}

/** Anything but plain Chinese text; most paragraphs of a tidy source are done with this one look. */
const suspect = /[^\u2014-\u201d\u2026\u3001\u3002\u3008-\u3011\u4e00-\u9fff\uff01\uff08\uff09\uff0c\uff1a\uff1b\uff1f0-9A-Za-z%+\-/=_&@#]/

/** A text being repaired: what each of its characters becomes, and by which kind of repair. */
interface Line {
  readonly text: string
  readonly out: string[]
  readonly kinds: (RepairKind | null)[]
}

function openLine(text: string): Line {
  return { text, out: text.split(''), kinds: Array.from({ length: text.length }, () => null) }
}

function change(line: Line, index: number, after: string, kind: RepairKind | null): void {
  line.out[index] = after
  line.kinds[index] = kind
}

function repairCharacters(line: Line): void {
  line.out.forEach((character, index) => {
    const code = character.charCodeAt(0)
    if (code < 0x7f && code > 0x1f) return
    const half = halfWidthOf(code)
    if (half) change(line, index, half, 'letter-width')
    else if (isInvisible(code)) change(line, index, '', 'invisible')
    else if (isLoneSurrogate(line.text, index)) change(line, index, '\ufffd', 'broken-character')
    else {
      const common = commonHanOf(character)
      if (common) change(line, index, common, 'radical')
    }
  })
}

function isLoneSurrogate(text: string, index: number): boolean {
  const code = text.charCodeAt(index)
  if (code >= 0xd800 && code <= 0xdbff) return !isLow(text.charCodeAt(index + 1))
  return isLow(code) && !(text.charCodeAt(index - 1) >= 0xd800 && text.charCodeAt(index - 1) <= 0xdbff)
}

const isLow = (code: number): boolean => code >= 0xdc00 && code <= 0xdfff

/** GB/T 15834: the marks of Chinese text are full-width. A mark is one of Chinese text where the nearest word on either side is. */
function repairMarks(line: Line): void {
  const kept = findAddresses(line.text)
  repairBrackets(line, kept)
  line.out.forEach((character, index) => {
    const wide = wideMarkOf.get(character)
    if (!wide || kept.has(index) || isInNumber(line, index)) return
    if (hanBeside(line, index)) change(line, index, wide, 'punctuation')
  })
  repairFullStop(line)
}

const wideMarkOf = new Map([[',', '，'], [':', '：'], [';', '；'], ['?', '？'], ['!', '！']])

/** 1,234 and 10:30 and 1:2. */
function isInNumber(line: Line, index: number): boolean {
  const mark = line.out[index]
  return (mark === ',' || mark === ':') && isDigit(codeAt(line, index - 1)) && isDigit(codeAt(line, index + 1))
}

/** Indices within web and e-mail addresses, without the marks that end the sentence around them. */
function findAddresses(text: string): ReadonlySet<number> {
  const found = new Set<number>()
  if (!/[@/]|www/i.test(text)) return found
  for (const { 0: address, index } of text.matchAll(/(?:https?:|ftp:)?\/\/[\x21-\x7e]+|www\.[\x21-\x7e]+|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+/gi)) {
    const end = index + address.replace(/[()[\]{},.;:!?'"<>]+$/, '').length
    for (let at = index; at < end; at++) found.add(at)
  }
  return found
}

/** A pair of brackets is changed together: where it holds Han characters, stands beside one, or its other half is full-width. */
function repairBrackets(line: Line, kept: ReadonlySet<number>): void {
  const hanUpTo = countHan(line)
  const open: number[] = []
  const widen = (index: number) => {
    if (line.out[index] === '(') change(line, index, '（', 'punctuation')
    else if (line.out[index] === ')') change(line, index, '）', 'punctuation')
  }
  line.out.forEach((character, index) => {
    if (kept.has(index)) return
    if (character === '(' || character === '（') open.push(index)
    if (character !== ')' && character !== '）') return
    const start = open.pop()
    if (start === undefined) {
      if (hanBeside(line, index)) widen(index)
      return
    }
    const mixed = (line.out[start] === '（') !== (character === '）')
    const holdsHan = hanUpTo[index]! > hanUpTo[start]!
    if (mixed || holdsHan || isHan(wordBefore(line, start)) || isHan(wordAfter(line, index))) [start, index].forEach(widen)
  })
  for (const index of open) if (hanBeside(line, index)) widen(index)
}

function countHan(line: Line): Uint32Array {
  const counts = new Uint32Array(line.out.length + 1)
  line.out.forEach((character, index) => (counts[index + 1] = counts[index]! + (isHan(character.charCodeAt(0)) ? 1 : 0)))
  return counts
}

/** A point that ends a sentence of Chinese text; between characters it may be the middle dot of a name, and stays. */
function repairFullStop(line: Line): void {
  const match = /[\u4e00-\u9fff][”’）》)]{0,3}\.[”’"]?\s*$/.exec(line.text)
  if (!match || line.text.length < 10) return
  change(line, match.index + match[0].indexOf('.'), '。', 'punctuation')
}

/** Straight quotes become curly ones only where they can be nothing but pairs: an even number, each pair round a few Han words. */
function repairQuotes(line: Line): void {
  const places = line.out.flatMap((character, index) => (character === '"' ? [index] : []))
  if (places.length === 0 || places.length % 2 === 1) return
  const pairs = places.flatMap((start, index) => (index % 2 === 0 ? [[start, places[index + 1]!] as const] : []))
  if (!pairs.every(([start, end]) => isQuotation(line.out.slice(start + 1, end).join('')))) return
  for (const [start, end] of pairs) {
    change(line, start, '“', 'quotes')
    change(line, end, '”', 'quotes')
  }
}

function isQuotation(text: string): boolean {
  return text.length > 0 && text.length <= 40 && /[\u4e00-\u9fff]/.test(text) && !/^[\s，。、；：？！）》”]|[\s，、；：（《“]$|[。；\n].|[“”]/.test(text)
}

function repairSpaces(line: Line): void {
  if (isSetInColumns(line.text)) return
  for (let start = 0; start < line.out.length; start++) {
    if (!isSpace(codeAt(line, start))) continue
    let end = start + 1
    while (end < line.out.length && (line.out[end] === '' || isSpace(codeAt(line, end)))) end++
    repairSpaceRun(line, start, end)
    start = end
  }
}

/** Rows of a table that no reader took for one: their spaces are all that keeps the cells apart. */
function isSetInColumns(text: string): boolean {
  return text.includes('   ') && (text.match(/\S {3,}(?=\S)/g)?.length ?? 0) >= 2
}

function repairSpaceRun(line: Line, start: number, end: number): void {
  const before = codeAt(line, seekVisible(line, start - 1, -1))
  const after = codeAt(line, seekVisible(line, end, 1))
  const edge = Number.isNaN(before) || Number.isNaN(after) || before === 0x0a || after === 0x0a
  const single = end - start === 1 && line.out[start] === ' '
  const keep = !edge && (startsContact(line, end) || !isSetWithoutSpace(before, after))
  if (keep && single) return
  for (let index = start; index < end; index++) {
    if (line.out[index] !== '') change(line, index, keep && index === start ? ' ' : '', edge ? null : 'space')
  }
}

/** No space stands between Han characters, nor beside a full-width mark, which brings its own. */
function isSetWithoutSpace(before: number, after: number): boolean {
  if (isChineseMark(before) || isChineseMark(after)) return true
  return (isHan(before) || isQuoteOrDash(before)) && (isHan(after) || isQuoteOrDash(after))
}

function isQuoteOrDash(code: number): boolean {
  return (code >= 0x2018 && code <= 0x201d) || code === 0x2014 || code === 0x2026
}

/** `王某  电话：…`: here the space separates two entries. */
function startsContact(line: Line, index: number): boolean {
  return /^(?:联系)?(?:电话|地址|传真|邮编|邮箱|人)\s*[:：]|^(?:邮政编码|电子邮箱|电子邮件|网址|手机)\s*[:：]/.test(line.text.slice(index, index + 8))
}

function hanBeside(line: Line, index: number): boolean {
  return isHan(wordBefore(line, index)) || isHan(wordAfter(line, index))
}

function wordBefore(line: Line, index: number): number {
  return seekWord(line, index - 1, -1)
}

function wordAfter(line: Line, index: number): number {
  return seekWord(line, index + 1, 1)
}

/** How many marks and spaces are passed over in looking for a word; more are no sentence. */
const seekLimit = 12

/** The nearest character that is neither mark nor space; NaN at the end of the line. */
function seekWord(line: Line, from: number, step: 1 | -1): number {
  for (let index = from, seen = 0; seen < seekLimit; index += step, seen++) {
    const character = line.out[index]
    if (character === undefined || character === '\n') return Number.NaN
    if (character === '') continue
    const code = character.charCodeAt(0)
    if (!isSpace(code) && !isChineseMark(code) && !isQuoteOrDash(code) && !'()[],:;?!"\''.includes(character)) return code
  }
  return Number.NaN
}

function seekVisible(line: Line, from: number, step: 1 | -1): number {
  let index = from
  while (line.out[index] === '') index += step
  return index
}

function codeAt(line: Line, index: number): number {
  return line.out[index]?.charCodeAt(0) ?? Number.NaN
}

/** Neighbouring changes of one kind are one repair. */
function collectEdits(line: Line): Edit[] {
  const edits: Edit[] = []
  line.kinds.forEach((kind, index) => {
    if (kind === null || line.out[index] === line.text[index]) return
    const last = edits.at(-1)
    const after = line.out[index]!
    if (last?.end === index && last.kind === kind && kind !== 'punctuation') edits[edits.length - 1] = { ...last, end: index + 1, after: last.after + after }
    else edits.push({ kind, start: index, end: index + 1, after })
  })
  return edits
}
