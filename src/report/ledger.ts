import { isSpace } from '../language/characters.js'
import { foldLabel } from '../language/fold.js'
import { isInvisible, withoutInvisible } from '../language/invisible.js'
import { isLabelPiece, isPieceOf } from '../forms/matching/vocabulary.js'
import { nameOfPlace } from '../diagnostics/place.js'
import type { Block } from '../model/block.js'
import type { TableId } from '../model/form.js'
import { contentsOf } from '../forms/contents.js'
import type { ExtraRow, Report } from '../model/report.js'
import type { Source } from '../model/source.js'
import type { Span } from '../model/span.js'
import type { Text } from '../model/text.js'
import { referenceAt } from '../language/entity.js'
import { runsOf } from '../text/runs.js'
import { claimsOf, type Claim } from './ledger-claims.js'

/**
 * What became of a stretch of the source. content: kept as written. repaired: kept in another form. named: kept nowhere, but a finding
 * names it. markup: what the format needs. chrome: left out as page furniture, kept in `dropped`. unaccounted: lost, a bug of ours.
 */
type LedgerKind = 'content' | 'repaired' | 'named' | 'markup' | 'chrome' | 'unaccounted'

export interface LedgerEntry {
  readonly kind: LedgerKind
  readonly at: Span
  /** Where in the report it is: `title`, `sections[0].blocks[2]`, a figure's path, `dropped[1]`; empty for markup. */
  readonly where: string
}

/** Accounts for every character of the source exactly once. */
export function buildLedger(source: Source, blocks: readonly Block[], reports: readonly Report[]): LedgerEntry[] {
  // A file that holds the report itself was not read piece by piece.
  if (blocks.length === 0) return [{ kind: 'content', at: { start: 0, end: source.text.length }, where: '' }]
  const book = openBook(source)
  markBlanks(book)
  for (const { start, end } of source.markup(source.text)) book.kinds.fill(codes.markup, start, end)
  const pieces = blocks.flatMap(textsOf)
  for (const piece of pieces) for (const [, start, end] of runsOf(piece)) book.kinds.fill(codes.text, start, end)
  reports.forEach((report, index) => {
    const prefix = reports.length > 1 ? `reports[${index}].` : ''
    for (const claim of claimsOf(report)) settleClaim(book, claim, prefix)
    for (const repair of report.repairs) if (repair.at) settleFree(book, repair.at, codes.repaired)
    settleTables(book, pieces, report, prefix)
    for (const { kind, at } of report.repairs) if (kind === 'invisible' && at) book.kinds.fill(codes.repaired, at.start, at.end)
  })
  return closeBook(book, {
    findings: reports.flatMap((report) => report.diagnostics),
    bulleted: new Set(blocks.flatMap((block) => (block.kind === 'paragraph' && block.list?.ordered === false ? [block.at.start] : []))),
  })
}

/** The ledger as a listing: totals, then each stretch with its place, fate and text. */
export function formatLedger(entries: readonly LedgerEntry[], source: Source): string {
  const totals = new Map<LedgerKind, number>()
  for (const { kind, at } of entries) totals.set(kind, (totals.get(kind) ?? 0) + at.end - at.start)
  const summary = kinds.map((kind) => `${names[kind]} ${totals.get(kind) ?? 0}`).join('，')
  const lines = entries.map(({ kind, at, where }) => {
    const text = JSON.stringify(source.text.slice(at.start, at.end))
    return [nameOfPlace(source, at.start) || String(at.start), names[kind], where, text].filter(Boolean).join('\t')
  })
  return `原文共 ${source.text.length} 个字符：${summary}\n${lines.join('\n')}\n`
}

const names: Readonly<Record<LedgerKind, string>> = {
  content: '内容',
  repaired: '修正',
  named: '已列入提示',
  markup: '标记',
  chrome: '网页控件',
  unaccounted: '下落不明',
}

const kinds = Object.keys(names) as LedgerKind[]

/** `text`: read into a block, its place in the report not yet found. */
const codes = { unaccounted: 0, text: 1, markup: 2, content: 3, repaired: 4, chrome: 5, named: 6 } as const
const kindOfCode: readonly LedgerKind[] = ['unaccounted', 'unaccounted', 'markup', 'content', 'repaired', 'chrome', 'named']

/** The fate of each character while the ledger is made up. */
interface Book {
  readonly source: Source
  readonly kinds: Uint8Array
  /** Index in `places`, for content. */
  readonly owners: Int32Array
  readonly places: string[]
}

function openBook(source: Source): Book {
  const size = source.text.length
  return { source, kinds: new Uint8Array(size), owners: new Int32Array(size), places: [''] }
}

/** White space, and characters that show nothing. */
function markBlanks({ source: { text }, kinds }: Book): void {
  for (let offset = 0; offset < kinds.length; offset++) {
    const code = text.charCodeAt(offset)
    const isSeen = (code > 0x20 && code < 0x7f) || (code > 0x3164 && code < 0xfe00)
    if (!isSeen && isBlank(code)) kinds[offset] = codes.markup
  }
}

function isBlank(code: number): boolean {
  return code <= 0x20 || isSpace(code) || isInvisible(code)
}

function textsOf(block: Block): readonly Text[] {
  if (block.kind !== 'table') return [block]
  const cells = block.rows.flat()
  return block.caption ? [block.caption, ...cells] : cells
}

/** The report has what it holds of a text character by character; where it has another character, a repair must say so. */
function settleClaim({ source, kinds, owners, places }: Book, { where, kind, text }: Claim, prefix: string): void {
  const place = places.push(prefix + where) - 1
  owners.fill(place, text.at.start, text.at.end)
  const runs = runsOf(text)
  runs.forEach(([index, start, end], number) => {
    const characters = text.text.slice(index, runs[number + 1]?.[0])
    const written = source.text.slice(start, end)
    if (written === characters || standsFor(written, characters)) fill(kinds, start, end, codes[kind])
    else if (written.length === characters.length)
      for (let at = 0; at < written.length; at++) if (written[at] === characters[at]) fill(kinds, start + at, start + at + 1, codes[kind])
  })
}

/** A reference, white space, or what white space and breaks in the markup come to. */
function standsFor(written: string, characters: string): boolean {
  return referenceAt(written, 0)?.text === characters || (characters.trim() === '' && written.trim() === '')
}

/** Only text that was read can be content. */
function fill(kinds: Uint8Array, start: number, end: number, code: number): void {
  for (let offset = start; offset < end; offset++) if (kinds[offset] === codes.text) kinds[offset] = code
}

/**
 * In a statutory table, what is no figure and no repair must be in one of its extra rows, a label of the form, or named in a finding; in any
 * table what is no longer there may be named too.
 */
function settleTables(book: Book, pieces: readonly Text[], report: Report, prefix: string): void {
  const tables = contentsOf(report).flatMap((content) =>
    (content.kind === 'form' || content.kind === 'table') && content.at ? [{ content, at: content.at }] : [],
  )
  tables.sort((a, b) => a.at.start - b.at.start)
  const extras = new Map(tables.flatMap(({ content }) => (content.kind === 'form' ? [[content, inOrder(content.extraRows)] as const] : [])))
  for (const piece of pieces) {
    if (!isFree(book, piece)) continue
    const content = tables.findLast(({ at }) => at.start <= piece.at.start && at.end >= piece.at.end)?.content
    if (!content) continue
    const id = content.kind === 'form' ? content.table : null
    const kept = isLabelOf(id, piece.text) || (content.kind === 'form' && isExtra(extras.get(content)!, piece))
    const code = kept ? codes.content : isNamed(piece.text, piece.at, report.diagnostics) ? codes.named : null
    if (code === null) continue
    const place = book.places.push(`${prefix}${id ?? 'table'}`) - 1
    for (const [, start, end] of runsOf(piece)) settleFree(book, { start, end }, code, place)
  }
}

function isFree({ kinds }: Book, piece: Text): boolean {
  return runsOf(piece).some(([, start, end]) => kinds.subarray(start, end).includes(codes.text))
}

type PlacedRow = ExtraRow & { readonly at: Span }

function inOrder(rows: readonly ExtraRow[]): PlacedRow[] {
  return rows.filter((row): row is PlacedRow => row.at !== undefined).sort((a, b) => a.at.start - b.at.start)
}

/** Rows lie one behind the other; some share their place. Only those are looked at that begin last before the piece. */
function isExtra(rows: readonly PlacedRow[], { text, at }: Text): boolean {
  let [low, high] = [0, rows.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (rows[middle]!.at.start <= at.start) low = middle + 1
    else high = middle
  }
  for (let index = low - 1; index >= 0 && rows[index]!.at.end >= at.end; index--) if (rows[index]!.cells.includes(text)) return true
  return false
}

function settleFree({ kinds, owners }: Book, at: Span, code: number, place?: number): void {
  for (let offset = at.start; offset < at.end; offset++) {
    if (kinds[offset] !== codes.text) continue
    kinds[offset] = code
    if (place !== undefined) owners[offset] = place
  }
}

/** The whole label or a piece of it, cut by a line or a cell; a figure is none, though labels have digits. */
function isLabelOf(table: TableId | null, text: string): boolean {
  const folded = foldLabel(text)
  if (folded === '' || /^\d+$/.test(folded)) return folded === ''
  return table === null ? isLabelPiece(folded) : isPieceOf(folded, table)
}

/** White space within a text is free: ends are trimmed, lines joined. */
function squash(text: string): string {
  return withoutInvisible(text).replace(/\s+/g, '')
}

/** A finding has the very words among its facts; words as short as a figure's only where it points at them. */
function isNamed(text: string, at: Span, findings: Report['diagnostics']): boolean {
  const bare = squash(text)
  return findings.some((finding) => {
    const covers = finding.at !== undefined && finding.at.start <= at.start && finding.at.end >= at.end
    return (covers || bare.length >= sureLength) && stringsOf(finding.facts).some((fact) => squash(fact).includes(bare))
  })
}

/** Words of this length do not stand in a finding's facts by chance. */
const sureLength = 6

function stringsOf(fact: unknown): string[] {
  if (typeof fact === 'string') return [fact]
  return typeof fact === 'object' && fact !== null ? Object.values(fact).flatMap(stringsOf) : []
}

/** What settles a stretch that is in no block. */
interface Known {
  readonly findings: Report['diagnostics']
  /** Where items of lists begin that have bullets. */
  readonly bulleted: ReadonlySet<number>
}

function closeBook({ source, kinds: marks, owners, places }: Book, known: Known): LedgerEntry[] {
  const entries: LedgerEntry[] = []
  for (let start = 0; start < marks.length;) {
    const kind = kindOfCode[marks[start]!]!
    let end = start + 1
    const owner = kind === 'markup' || kind === 'unaccounted' ? 0 : owners[start]!
    for (; end < marks.length && kindOfCode[marks[end]!] === kind; end++) if (owner > 0 && owners[end] !== owner) break
    entries.push({ kind, at: { start, end }, where: places[owner]! })
    start = end
  }
  return entries.map((entry, index) => {
    if (entry.kind !== 'unaccounted') return entry
    const next = entries[index + 1]?.kind === 'markup' ? entries[index + 2] : entries[index + 1]
    return settleRest(entry, { text: source.text, beforeItem: next !== undefined && known.bulleted.has(next.at.start) }, known.findings)
  })
}

/** What is left shows nothing, or is the bullet of an item, or a finding names it, or it is lost. */
function settleRest(entry: LedgerEntry, source: { text: string; beforeItem: boolean }, findings: Report['diagnostics']): LedgerEntry {
  const text = source.text.slice(entry.at.start, entry.at.end)
  const isBullet = source.beforeItem && /^\s*[●■◆]\s*$/.test(text)
  if (isBullet || !/[\p{L}\p{N}\p{So}]/u.test(text)) return { ...entry, kind: 'markup' }
  return isNamed(text, entry.at, findings) ? { ...entry, kind: 'named' } : entry
}
