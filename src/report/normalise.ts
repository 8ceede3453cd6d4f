import type { Repair } from '../model/report.js'
import type { Text } from '../model/text.js'
import { commonHanOf, halfWidthOf, isChineseMark, isDigit, isHan, isSpace } from '../language/characters.js'
import { invisibleStretches } from '../language/invisible.js'
import { repairText, type Edit } from '../text/text.js'
import type { RepairKind } from './repair-kinds.js'

export interface Normalised {
  readonly text: string
  /** In order, not overlapping. */
  readonly edits: readonly Edit[]
}

/**
 * Typographic repairs of running text: marks of Chinese text full-width, letters and digits half-width, no spaces between Han
 * characters, no radicals for characters, nothing invisible. Words, numbers, times, addresses and Latin phrases stay as they are.
 */
export function normaliseText(text: string): Normalised {
  const suspects = findSuspects(text)
  if (suspects.length === 0) return { text, edits: [] }
  const line: Line = { text, suspects, changes: new Map() }
  repairCharacters(line)
  repairMarks(line)
  repairQuotes(line)
  repairSpaces(line)
  return finish(line)
}

/** The same for a text with its place; the repairs name their places in the source. */
export function normalise(text: Text, repairs: Repair[]): Text {
  return repairText(text, normaliseText(text.text).edits, repairs)
}

/** Only what no output can show: invisible and broken characters. For cells of tables that are kept as found. */
export function clean(text: Text, repairs: Repair[]): Text {
  const suspects = findSuspects(text.text)
  if (suspects.length === 0) return text
  const line: Line = { text: text.text, suspects, changes: new Map() }
  repairCharacters(line)
  for (const [index, { kind }] of line.changes) if (kind !== 'invisible' && kind !== 'broken-character') line.changes.delete(index)
  return repairText(text, finish(line).edits, repairs)
}

/** A text being repaired: the characters worth a look, and what some of them become. No kind: white space that may go unsaid. */
interface Line {
  readonly text: string
  readonly suspects: readonly number[]
  readonly changes: Map<number, { readonly after: string; readonly kind: RepairKind | null }>
}

/** All but plain Chinese text; a tidy paragraph has none. */
const suspect = /[^\u2014-\u201d\u2026\u3001\u3002\u3008-\u3011\u4e00-\u9fff\uff01\uff08\uff09\uff0c\uff1a\uff1b\uff1f0-9A-Za-z%+\-/=_&@#]/g

function findSuspects(text: string): number[] {
  const found: number[] = []
  for (let index = nextSuspect(text, 0); index >= 0; index = nextSuspect(text, index + 1)) found.push(index)
  return found
}

/** The place of the next one; -1 where there is none. A match object for each would cost more than the search. */
function nextSuspect(text: string, from: number): number {
  suspect.lastIndex = from
  return suspect.test(text) ? suspect.lastIndex - 1 : -1
}

function change({ changes }: Line, index: number, after: string, kind: RepairKind | null): void {
  changes.set(index, { after, kind })
}

/** The character as it stands now; empty where it was taken out, undefined beyond the ends. */
function characterAt({ text, changes }: Line, index: number): string | undefined {
  return changes.get(index)?.after ?? text[index]
}

function codeAt(line: Line, index: number): number {
  return characterAt(line, index)?.charCodeAt(0) ?? Number.NaN
}

function repairCharacters(line: Line): void {
  for (const { start, end } of invisibleStretches(line.text))
    for (let index = start; index < end; index++) change(line, index, '', 'invisible')
  for (const index of line.suspects) {
    if (line.changes.has(index)) continue
    const character = line.text[index]!
    const code = character.charCodeAt(0)
    if (code < 0x7f && code > 0x1f) continue
    const half = halfWidthOf(code) ?? halfPointOf(line, index)
    if (half) change(line, index, half, 'letter-width')
    else if (isLoneSurrogate(line.text, index)) change(line, index, '\ufffd', 'broken-character')
    else {
      const common = commonHanOf(character)
      if (common) change(line, index, common, 'radical')
    }
  }
}

/** `９９．５`: the point of a number goes with its digits. */
function halfPointOf(line: Line, index: number): string | undefined {
  return line.text[index] === '．' && isAnyDigit(line.text[index - 1]) && isAnyDigit(line.text[index + 1]) ? '.' : undefined
}

const isAnyDigit = (character: string | undefined): boolean => character !== undefined && /[0-9０-９]/.test(character)

function isLoneSurrogate(text: string, index: number): boolean {
  const code = text.charCodeAt(index)
  if (code >= 0xd800 && code <= 0xdbff) return !isLow(text.charCodeAt(index + 1))
  return isLow(code) && !(text.charCodeAt(index - 1) >= 0xd800 && text.charCodeAt(index - 1) <= 0xdbff)
}

const isLow = (code: number): boolean => code >= 0xdc00 && code <= 0xdfff

/** GB/T 15834: the marks of Chinese text are full-width. A mark is one of Chinese text where the nearest word on either side is. */
function repairMarks(line: Line): void {
  const kept = findAddresses(line.text)
  const marks = line.suspects.filter(
    (index) => '(),:;?!'.includes(line.text[index]!) && !kept.some(({ start, end }) => index >= start && index < end),
  )
  repairBrackets(line, marks, kept)
  for (const index of marks) {
    const wide = wideMarkOf.get(line.text[index]!)
    if (wide && !isInNumber(line, index) && hanBeside(line, index)) change(line, index, wide, 'punctuation')
  }
  repairFullStop(line)
}

const wideMarkOf = new Map([
  [',', '，'],
  [':', '：'],
  [';', '；'],
  ['?', '？'],
  ['!', '！'],
])

/** 1,234 and 10:30 and 1:2. */
function isInNumber(line: Line, index: number): boolean {
  const mark = line.text[index]
  return (mark === ',' || mark === ':') && isDigit(codeAt(line, index - 1)) && isDigit(codeAt(line, index + 1))
}

interface Stretch {
  readonly start: number
  readonly end: number
}

/** Web and e-mail addresses, without the marks that end the sentence around them. */
function findAddresses(text: string): Stretch[] {
  if (!/[@/]|www/i.test(text)) return []
  return [...text.matchAll(address)].map(({ 0: found, index }) => ({ start: index, end: index + lengthOfAddress(found) }))
}

/** Without the marks at its end; but a bracket that closes one of its own is part of it: `…/wiki/Nianbao_(2024)`. */
function lengthOfAddress(found: string): number {
  let { length } = found
  let open = found.split('(').length - found.split(')').length
  for (; /[()[\]{},.;:!?'"<>]/.test(found[length - 1] ?? ''); length--) {
    const mark = found[length - 1]
    if (mark === ')' && open >= 0) break
    if (mark === ')') open++
    else if (mark === '(') open--
  }
  return length
}

/** Chinese words of a path or query are part of it where more of it follows: `/公开/list?id=1`. */
const address =
  /(?:https?:|ftp:)?\/\/[\x21-\x7e]+(?:(?<=[/?&=])[\u4e00-\u9fff]{1,30}(?:[/&=#]|\?(?=[\x21-\x7e]*[\w/&=#]|[\u4e00-\u9fff]{1,30}[/&=#]))[\x21-\x7e]*)*|www\.[\x21-\x7e]+|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+/gi

/** A pair of brackets is changed together: where it holds Han characters, stands beside one, or its other half is full-width. */
function repairBrackets(line: Line, marks: readonly number[], kept: readonly Stretch[]): void {
  const brackets = marks.filter((index) => '()'.includes(line.text[index]!))
  if (brackets.length === 0) return
  const open: number[] = []
  for (const { index } of line.text.matchAll(/[()（）]/g)) {
    if (kept.some(({ start, end }) => index >= start && index < end)) continue
    const character = line.text[index]!
    if (character === '(' || character === '（') open.push(index)
    else closeBracket(line, open.pop(), index)
  }
  for (const index of open) if (hanBeside(line, index)) widen(line, index)
}

function closeBracket(line: Line, start: number | undefined, end: number): void {
  if (start === undefined) {
    if (hanBeside(line, end)) widen(line, end)
    return
  }
  const mixed = (line.text[start] === '（') !== (line.text[end] === '）')
  if (mixed || isHan(wordBefore(line, start)) || isHan(wordAfter(line, end)) || holdsHan(line, start, end)) {
    widen(line, start)
    widen(line, end)
  }
}

/** Within a reach no bracket of a sentence exceeds, so that nested ones cost no more than their number. */
function holdsHan({ text }: Line, start: number, end: number): boolean {
  for (let index = start + 1; index < Math.min(end, start + 300); index++) if (isHan(text.charCodeAt(index))) return true
  return false
}

function widen(line: Line, index: number): void {
  const character = line.text[index]
  if (character === '(') change(line, index, '（', 'punctuation')
  else if (character === ')') change(line, index, '）', 'punctuation')
}

/** A point that ends a sentence of Chinese text; between characters it may be the middle dot of a name, and stays. */
function repairFullStop(line: Line): void {
  if (line.text.length < 10) return
  const stop = seekPast(line, line.text.length - 1, /[\s”’"]/)
  if (line.text[stop] !== '.') return
  if (isHan(codeAt(line, seekPast(line, stop - 1, /[\s”’"）》)]/)))) change(line, stop, '。', 'punctuation')
}

/** The last index that is neither taken out nor one of the marks passed over, a few at most. */
function seekPast(line: Line, from: number, passed: RegExp): number {
  let index = from
  for (let seen = 0; seen < seekLimit && index >= 0; index--, seen++) {
    const character = characterAt(line, index)!
    if (character !== '' && !passed.test(character)) break
  }
  return index
}

/** Straight quotes become curly ones only where they can be nothing but pairs: an even number, each pair round a few Han words. */
function repairQuotes(line: Line): void {
  const places = line.suspects.filter((index) => line.text[index] === '"')
  if (places.length === 0 || places.length % 2 === 1) return
  const pairs = places.flatMap((start, index) => (index % 2 === 0 ? [[start, places[index + 1]!] as const] : []))
  if (!pairs.every(([start, end]) => isQuotation(textBetween(line, start + 1, end)))) return
  for (const [start, end] of pairs) {
    change(line, start, '“', 'quotes')
    change(line, end, '”', 'quotes')
  }
}

/** The text as it stands now, no more of it than a quotation may have. */
function textBetween(line: Line, start: number, end: number): string {
  let text = ''
  for (let index = start; index < end && text.length <= longestQuotation; index++) text += characterAt(line, index)!
  return text
}

const longestQuotation = 40

function isQuotation(text: string): boolean {
  return (
    text.length > 0 &&
    text.length <= longestQuotation &&
    /[\u4e00-\u9fff]/.test(text) &&
    !/^[\s，。、；：？！）》”]|[\s，、；：（《“]$|[。；\n].|[“”]/.test(text)
  )
}

function repairSpaces(line: Line): void {
  if (isSetInColumns(line.text)) return
  let done = 0
  for (const start of line.suspects) {
    if (start < done || !isSpace(line.text.charCodeAt(start))) continue
    let end = start + 1
    while (end < line.text.length && (isSpace(line.text.charCodeAt(end)) || characterAt(line, end) === '')) end++
    repairSpaceRun(line, start, end)
    done = end
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
  const keep = !edge && (startsContact(line, end) || !isSetWithoutSpace(before, after))
  if (keep && end - start === 1 && line.text[start] === ' ') return
  for (let index = start; index < end; index++) {
    if (characterAt(line, index) !== '') change(line, index, keep && index === start ? ' ' : '', edge ? null : 'space')
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
  return /^(?:联系)?(?:电话|地址|传真|邮编|邮箱|人)\s*[:：]|^(?:邮政编码|电子邮箱|电子邮件|网址|手机)\s*[:：]/.test(
    line.text.slice(index, index + 8),
  )
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
    const character = characterAt(line, index)
    if (character === undefined || character === '\n') return Number.NaN
    if (character === '') continue
    const code = character.charCodeAt(0)
    if (!isSpace(code) && !isChineseMark(code) && !isQuoteOrDash(code) && !'()[],:;?!"\''.includes(character)) return code
  }
  return Number.NaN
}

function seekVisible(line: Line, from: number, step: 1 | -1): number {
  let index = from
  while (characterAt(line, index) === '') index += step
  return index
}

/** Puts the changes in order; neighbouring ones of one kind are one repair, but each mark is its own. */
function finish({ text, changes }: Line): Normalised {
  if (changes.size === 0) return { text, edits: [] }
  const edits: Edit[] = []
  let result = ''
  let done = 0
  for (const [start, { after, kind }] of [...changes].sort((a, b) => a[0] - b[0])) {
    result += text.slice(done, start) + after
    done = start + 1
    if (after === text[start]) continue
    const last = edits.at(-1)
    if (last?.end === start && last.kind === kind && kind !== 'punctuation')
      edits[edits.length - 1] = { ...last, end: done, after: last.after + after }
    else edits.push({ kind, start, end: done, after })
  }
  return { text: result + text.slice(done), edits }
}
