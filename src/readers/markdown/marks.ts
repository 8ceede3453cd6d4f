import type { ListItem } from '../../model/block.js'
import type { Span } from '../../model/span.js'
import { isPageMark } from '../../language/page-mark.js'
import { constructsOf, type Construct } from './parse.js'
import { isRuler } from '../text/ruled.js'
import { isPlainLine } from './plain-line.js'

/** What of a text is Markdown's and not the writer's. */
export interface Marks {
  /** They vanish. */
  readonly hidden: readonly Span[]
  /** White space stands in their place: marks a line begins or ends with, and what is struck out, so that no two numbers meet. */
  readonly blanked: readonly Span[]
  /** Of these, those that have words in them and say nothing. */
  readonly silent: readonly Span[]
  /** Where a line marked as a heading begins → its rank, from 1. */
  readonly headings: ReadonlyMap<number, number>
  /** Where a line begins that begins an item of a list. */
  readonly items: ReadonlyMap<number, ListItem>
  readonly struck: readonly Span[]
  readonly pictures: readonly (Span & { readonly name: string })[]
}

export function marksIn(text: string): Marks {
  const finder = new MarkFinder(text)
  for (const construct of constructsOf(text)) finder.take(construct)
  finder.takeOwn()
  return finder
}

class MarkFinder implements Marks {
  readonly hidden: Span[] = []
  readonly blanked: Span[] = []
  readonly silent: Span[] = []
  readonly headings = new Map<number, number>()
  readonly items = new Map<number, ListItem>()
  /** Whether each list within which we are counts, from the outermost. */
  private readonly lists: boolean[] = []
  readonly struck: Span[] = []
  readonly pictures: (Span & { name: string })[] = []
  /** Whether the emphasis within which we are is one, from the outermost. */
  private readonly emphases: boolean[] = []
  /** Links by their words alone, `[条例]`, and the words that have an address further on. */
  private readonly shortcuts: Span[] = []
  private readonly defined = new Set<string>()

  constructor(private readonly text: string) {}

  take(construct: Construct): void {
    const { event, type } = construct
    if (type === 'strong' || type === 'emphasis') {
      if (event === 'enter') this.emphases.push(!cutsNumber(this.text, construct))
      else this.emphases.pop()
    } else if (type === 'listOrdered' || type === 'listUnordered') {
      if (event === 'enter') this.lists.push(type === 'listOrdered')
      else this.lists.pop()
    } else if (event === 'enter') this.rules[type]?.(construct)
  }

  /** What CommonMark does not know: pandoc's divisions and attributes, comments, emphasis that ends before a word, headings without a space. */
  takeOwn(): void {
    for (const { index, 0: found } of this.text.matchAll(division)) this.silence(index, index + found.length, this.blanked)
    for (const { index, 1: words = '', 2: attributes } of this.text.matchAll(attributed)) {
      const start = index + words.length
      if (words.startsWith('[')) this.hidden.push({ start: index, end: index + 1 }, { start: start - 1, end: start })
      this.silence(start, start + attributes!.length, this.hidden)
    }
    for (const { start, end } of this.shortcuts)
      if (this.defined.has(this.text.slice(start + 1, end - 1))) this.hidden.push({ start, end: start + 1 }, { start: end - 1, end })
    for (const { index, 0: found } of this.text.matchAll(strongBeforeWord))
      this.hidden.push({ start: index, end: index + 2 }, { start: index + found.length - 2, end: index + found.length })
    for (const { index, 1: marks } of this.text.matchAll(tightHeading)) this.addHeading(index, marks!.trim().length, index + marks!.length)
    this.takeComments()
  }

  private readonly rules: Readonly<Record<string, (at: Construct) => void>> = {
    atxHeading: ({ start, end }) => {
      const line = this.text.slice(start, end)
      const opening = /^#+[ \t]*/.exec(line)![0]
      this.addHeading(start, opening.trim().length, start + opening.length)
      const closing = /(?:[ \t]+#+|\s?\{[#.][^{}]*\})[ \t]*$/.exec(line)
      if (closing) this.silence(start + closing.index, end, this.blanked)
    },
    setextHeading: ({ start, end }) => {
      const lines = this.text.slice(start, end).split('\n')
      if (lines.length === 2 && isPlainLine(lines[0]!)) this.headings.set(this.lineStart(start), lines[1]!.includes('=') ? 1 : 2)
    },
    setextHeadingLine: ({ start, end }) => this.blanked.push({ start, end }),
    thematicBreak: ({ start, end }) => {
      if (!isRuler(this.text.slice(start, end))) this.blanked.push({ start, end })
    },
    blockQuotePrefix: ({ start, end }) => this.leadWords(start, end),
    listItemPrefix: ({ start, end }) => {
      const ordered = this.lists.at(-1)!
      if (this.leadWords(start, end) || ordered) this.items.set(this.lineStart(start), { depth: this.lists.length, ordered })
    },
    strongSequence: ({ start, end }) => this.emphasise(start, end),
    emphasisSequence: ({ start, end }) => this.emphasise(start, end),
    strikethroughSequence: ({ start, end }) => this.blanked.push({ start, end }),
    strikethroughText: ({ start, end }) => {
      this.struck.push({ start, end })
      this.blanked.push({ start, end })
    },
    // A pipe that is escaped is the table reader's.
    escapeMarker: ({ start, end }) => {
      if (this.text[end] !== '|') this.hidden.push({ start, end })
    },
    autolinkMarker: ({ start, end }) => this.hidden.push({ start, end }),
    codeTextSequence: ({ start, end }) => this.hidden.push({ start, end }),
    codeTextPadding: ({ start, end }) => this.hidden.push({ start, end }),
    codeFencedFence: ({ start, end }) => this.silence(start, end, this.blanked),
    gfmFootnoteCallMarker: ({ start, end }) => this.hidden.push({ start, end }),
    gfmFootnoteDefinitionMarker: ({ start, end }) => this.hidden.push({ start, end }),
    // The colon behind it.
    gfmFootnoteDefinitionLabel: ({ end }) => this.hidden.push({ start: end, end: end + 1 }),
    link: ({ start, end }) => {
      const link = this.text.slice(start, end)
      const parted = Math.max(link.lastIndexOf(']('), link.lastIndexOf(']['))
      if (parted < 0) this.shortcuts.push({ start, end })
      else if (isAddress(link.slice(parted + 2, -1))) {
        this.hidden.push({ start, end: start + 1 })
        this.silence(start + parted, end, this.hidden)
      }
    },
    image: ({ start, end }) => {
      const [, alt = '', address = ''] = /^!\[([^\]]*)\][([]<?([^\s)>\]]*)/.exec(this.text.slice(start, end)) ?? []
      this.pictures.push({ start, end, name: alt.trim() || address.slice(address.lastIndexOf('/') + 1) })
      this.silence(start, end, this.hidden)
    },
    definition: ({ start, end }) => {
      const [, label = '', address = ''] = /^\[([^\]]*)\]:\s*(\S+)/.exec(this.text.slice(start, end)) ?? []
      if (!isAddress(address)) return
      this.defined.add(label)
      this.silence(start, end, this.hidden)
    },
  }

  private addHeading(start: number, rank: number, end: number): void {
    this.headings.set(this.lineStart(start), rank)
    this.blanked.push({ start, end })
  }

  private lineStart(at: number): number {
    return this.text.lastIndexOf('\n', at - 1) + 1
  }

  private emphasise(start: number, end: number): void {
    if (this.emphases.at(-1) === true) this.hidden.push({ start, end })
  }

  /** `- 3` may be a figure and `- 3 -` the number of a page: only before words a sign is the mark of a list or of a quotation. */
  private leadWords(start: number, end: number): boolean {
    const line = this.text.slice(start, end + longestLook).split('\n', 1)[0]!
    const isLead = !/^\s*[-+>*]?\s*\d/.test(line) && /\p{L}/u.test(line) && !isPageMark(line)
    if (isLead) this.blanked.push({ start, end })
    return isLead
  }

  private silence(start: number, end: number, from: Span[]): void {
    from.push({ start, end })
    this.silent.push({ start, end })
  }

  private takeComments(): void {
    for (let start = this.text.indexOf('<!--'); start >= 0; start = this.text.indexOf('<!--', start + 1)) {
      const end = this.text.indexOf('-->', start)
      if (end < 0) return
      this.silence(start, end + 3, this.hidden)
      start = end
    }
  }
}

/** Words of a line by which it is told what stands in it. */
const longestLook = 120

const division = /^ {0,3}:{3,}[ \t]*(?:\{[^{}\n]{0,200}\}|[\w-]{0,40})[ \t]*:*[ \t\r]*$/gm
/** `[文字]{.underline}`, and attributes behind a link or code. */
const attributed = /(\[[^[\]\n]{0,200}\]|(?<=[)`]))(\{(?:[#.=]|[\w-]{1,30}=)[^{}\n]{0,200}\})/g
const strongBeforeWord = /(?<![_\\\w])__(?=[^\s_])[^_\n]{1,200}[^\s_\\]__(?=[\p{L}\p{N}])/gu
const tightHeading = /^( {0,3}#{1,6})(?=[\u4e00-\u9fff（“《])/gm

/** A telephone number with some of its digits masked, `138****1234`, is no emphasis. */
function cutsNumber(text: string, { start, end }: Span): boolean {
  const opens = /\d[*_]*$/.test(text.slice(Math.max(0, start - 8), start)) && /^[*_]+\d/.test(text.slice(start, start + 8))
  const closes = /\d[*_]+$/.test(text.slice(Math.max(0, end - 8), end)) && /^[*_]*\d/.test(text.slice(end, end + 8))
  return opens || closes
}

/** Where a link leads. Words in its place are words: `[1]: 数据来自年报`. */
function isAddress(text: string): boolean {
  return !/[\u4e00-\u9fff]/.test(text) || /[/.#:]/.test(text)
}
