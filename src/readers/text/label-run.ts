import { recogniseLabel } from '../../forms/matching/recognise.js'
import { startsLabel, startsLongerLabel, usesOf } from '../../forms/matching/vocabulary.js'
import type { TableId } from '../../model/form.js'
import { foldMap, labelness, type Word } from './words.js'

/** What a run of words amounts to: labels put together from their pieces, text that belongs to none, and values. */
export type RunItem = LabelItem | ValueItem

export interface LabelItem {
  readonly kind: 'label' | 'text'
  /** Its words (or pieces of words) in the order met. */
  words: Word[]
  folded: string
  /** Line on which it began, counted without blank lines. */
  readonly line: number
}

export interface ValueItem {
  readonly kind: 'value'
  readonly word: Word
  readonly line: number
}

interface OpenLabel {
  readonly item: LabelItem
  lastLine: number
}

/** Lines a label may be interrupted for: a label set one character a line runs along many rows. */
const patience = 10
/** Labels begun at one time: no header has more. */
const mostOpen = 60
/** Characters two words may be apart on their lines to stand over one another. */
const nearby = 4
const tables: readonly TableId[] = ['disclosure', 'applications', 'disputes']

/**
 * Puts labels together from words in reading order. Narrow columns, vertical labels and page breaks scatter a label over several lines
 * with other cells between; a word that carries on a label begun before belongs to it, wherever it stands.
 */
export class LabelRun {
  readonly items: RunItem[] = []
  private open: OpenLabel[] = []
  private line = -1

  nextLine(): void {
    this.line++
    this.open = this.open.filter((label) => this.line - label.lastLine <= patience)
  }

  add(word: Word): void {
    if (word.isValue) {
      this.settleText()
      this.items.push({ kind: 'value', word, line: this.line })
    } else if (word.folded === '') this.addMark(word)
    else this.addText(word)
  }

  /** Punctuation on its own goes to the label it stands next to, or to the text before it. */
  private addMark(word: Word): void {
    const nearest = this.open.toSorted((a, b) => distanceTo(a, word) - distanceTo(b, word))[0]?.item
    const last = nearest ?? this.items.findLast((item): item is LabelItem => item.kind !== 'value')
    if (last) last.words.push(word)
    else this.items.push({ kind: 'text', words: [word], folded: '', line: this.line })
  }

  private addText(word: Word): void {
    if (this.carryOn(word) || this.complete(word) || this.begin(word) || this.addGlued(word)) return
    this.items.push({ kind: 'text', words: [word], folded: word.folded, line: this.line })
  }

  /**
   * The word carries on a label begun before. A label that is whole already is carried on only by the very next word.
   */
  private carryOn(word: Word): boolean {
    return this.extend(
      word,
      this.open.filter(({ item }) => startsLabel(item.folded + word.folded) && (!isWhole(item) || this.items.at(-1) === item)),
    )
  }

  /** A whole label standing right above the word makes with it another whole label: 其他 over 结果. */
  private complete(word: Word): boolean {
    if (usesOf(word.folded).length > 0) return false
    return this.extend(
      word,
      this.open.filter((label) => usesOf(label.item.folded + word.folded).length > 0 && distanceTo(label, word) <= nearby),
    )
  }

  private extend(word: Word, candidates: readonly OpenLabel[]): boolean {
    const nearest = candidates.toSorted((a, b) => distanceTo(a, word) - distanceTo(b, word) || b.lastLine - a.lastLine)[0]
    if (!nearest) return false
    nearest.item.words.push(word)
    nearest.item.folded += word.folded
    nearest.lastLine = this.line
    if (isWhole(nearest.item) && !startsLongerLabel(nearest.item.folded)) this.open = this.open.filter((label) => label !== nearest)
    return true
  }

  private begin(word: Word): boolean {
    if (!startsLabel(word.folded)) return false
    const item: LabelItem = { kind: 'label', words: [word], folded: word.folded, line: this.line }
    this.items.push(item)
    if (!isWhole(item) || startsLongerLabel(item.folded)) this.open.push({ item, lastLine: this.line })
    if (this.open.length > mostOpen) this.open.shift()
    return true
  }

  /** Labels that lost the space between them: the longest whole label at the start, then the rest. */
  private addGlued(word: Word): boolean {
    const { folded, indices } = foldMap(word.text)
    for (let length = folded.length - 1; length >= 2; length--) {
      const head = folded.slice(0, length)
      const tail = folded.slice(length)
      const carries = this.open.find(({ item }) => usesOf(item.folded + head).length > 0)
      if ((usesOf(head).length === 0 && !carries) || labelness(tail) === 'none') continue
      const cut = indices[length]!
      this.addText(partOf(word, 0, cut))
      this.addText(partOf(word, cut, word.text.length))
      return true
    }
    return false
  }

  /** Text before a value that is no label word for word: a label with a slip in it, perhaps in pieces, or a label of no form. */
  private settleText(): void {
    let from = this.items.length
    while (from > 0 && this.items[from - 1]!.kind === 'text') from--
    if (from === this.items.length) return
    const begun = this.items[from - 1]
    if (begun?.kind === 'label' && !isWhole(begun) && isNear(textOf(this.items.slice(from - 1)))) this.mergeFrom(from - 1)
    else if (this.items.length - from <= longestBroken || isNear(textOf(this.items.slice(from)))) this.mergeFrom(from)
  }

  private mergeFrom(start: number): void {
    const run = this.items.slice(start) as LabelItem[]
    const merged: LabelItem = {
      kind: 'text',
      words: run.flatMap((item) => item.words),
      folded: run.map((item) => item.folded).join(''),
      line: run[0]!.line,
    }
    this.items.splice(start, run.length, merged)
    this.open = this.open.filter(({ item }) => !run.includes(item))
  }
}

/** Words an unknown label before a value may be broken into. */
const longestBroken = 4

function textOf(items: readonly RunItem[]): string {
  return items.flatMap((item) => (item.kind === 'value' ? [] : item.words.map((word) => word.text))).join('')
}

function isWhole(item: LabelItem): boolean {
  return usesOf(item.folded).length > 0
}

function isNear(text: string): boolean {
  return tables.some((table) => recogniseLabel(text, table).length > 0)
}

function distanceTo(label: OpenLabel, word: Word): number {
  const { words } = label.item
  return Math.min(Math.abs(words[0]!.from - word.from), Math.abs(words.at(-1)!.from - word.from))
}

function partOf(word: Word, from: number, to: number): Word {
  const text = word.text.slice(from, to)
  return {
    text,
    start: word.start + from,
    end: word.start + to,
    folded: foldMap(text).folded,
    line: word.line,
    from: word.from + from,
    to: word.from + to,
    isValue: false,
  }
}
