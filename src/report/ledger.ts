import { isSpace } from '../language/characters.js'
import { foldLabel } from '../language/fold.js'
import { isInvisible, withoutInvisible } from '../language/invisible.js'
import { isLabelPiece, isPieceOf } from '../forms/matching/vocabulary.js'
import { nameOfPlace } from '../diagnostics/place.js'
import type { Block } from '../model/block.js'
import type { TableId } from '../model/form.js'
import { contentsOf } from '../forms/contents.js'
import type { Report } from '../model/report.js'
import type { Source } from '../model/source.js'
import type { Span } from '../model/span.js'
import { claimsOf, type Claim } from './ledger-claims.js'
import { alignText } from './placed-text.js'

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
  const pieces: Piece[] = []
  for (const block of blocks) addPieces(block, pieces)
  for (const piece of pieces) enterText(book, piece)
  reports.forEach((report, index) => {
    const prefix = reports.length > 1 ? `reports[${index}].` : ''
    for (const claim of claimsOf(report)) settleClaim(book, claim, prefix)
    settleTables(book, pieces, report, prefix)
    for (const { kind, at } of report.repairs) if (kind === 'invisible' && at) book.kinds.fill(codes.repaired, at.start, at.end)
  })
  return closeBook(
    book,
    reports.flatMap((report) => report.diagnostics),
  )
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
  /** What a character reference stands for, at its first character. */
  readonly references: Map<number, { readonly text: string; readonly length: number }>
  /** Text the source only implies (the ordinal of a list's item), by the character it stands before. */
  readonly implied: Map<number, string>
}

function openBook(source: Source): Book {
  const size = source.text.length
  return { source, kinds: new Uint8Array(size), owners: new Int32Array(size), places: [''], references: new Map(), implied: new Map() }
}

interface Piece {
  readonly text: string
  readonly stretches: readonly Span[]
}

/** White space, and characters that show nothing. */
function markBlanks({ source: { text }, kinds }: Book): void {
  for (let offset = 0; offset < kinds.length; offset++) {
    const code = text.charCodeAt(offset)
    const isSeen = (code > 0x20 && code < 0x7f) || (code > 0x3164 && code < 0xfe00)
    if (!isSeen && (code <= 0x20 || isSpace(code) || isInvisible(code))) kinds[offset] = codes.markup
  }
}

/** The texts of a block with the stretches they were read from. */
function addPieces(block: Block, pieces: Piece[]): void {
  if (block.kind !== 'table') {
    pieces.push({ text: block.text, stretches: block.parts ?? [block.at] })
    return
  }
  if (block.caption !== undefined && block.captionAt) pieces.push({ text: block.caption, stretches: [block.captionAt] })
  for (const row of block.rows) for (const { text, at, parts } of row) if (text !== '') pieces.push({ text, stretches: parts ?? [at] })
}

function enterText(book: Book, { text, stretches }: Piece): void {
  const lead = text.length - stretches.reduce((sum, { start, end }) => sum + end - start, 0)
  const plain = lead >= 0 && stretches.map(({ start, end }) => book.source.text.slice(start, end)).join('') === text.slice(lead)
  if (plain) {
    for (const { start, end } of stretches) book.kinds.fill(codes.text, start, end)
    if (lead > 0) book.implied.set(stretches[0]!.start, text.slice(0, lead))
    return
  }
  let next = 0
  alignText(book.source.text, stretches, text, (offset, length, index) => {
    if (index > next) book.implied.set(offset, text.slice(next, index))
    next = index + 1
    book.kinds.fill(codes.text, offset, offset + length)
    if (length > 1) book.references.set(offset, { text: text[index]!, length })
  })
}

/** A claim holds where the source's text, with the repairs made, is the text in the report. */
function settleClaim(book: Book, claim: Claim, prefix: string): void {
  const place = book.places.push(prefix + claim.where) - 1
  if (settlePlain(book, claim, place)) return
  const held = claim.text === null || squash(repairedText(book, claim)) === squash(claim.text)
  const repaired = claim.text === null ? [claim] : claim.repairs
  let next = 0
  forText(book, claim.at, (offset, length) => {
    while (next < repaired.length && repaired[next]!.at.end <= offset) next++
    const inRepair = next < repaired.length && offset >= repaired[next]!.at.start
    const code = !held ? codes.unaccounted : inRepair ? codes.repaired : codes[claim.kind]
    book.kinds.fill(code, offset, offset + length)
    book.owners.fill(place, offset, offset + length)
  })
}

/** The common case: the source's own characters, none of them taken yet. */
function settlePlain({ source, kinds, owners, references, implied }: Book, { at, text, kind, repairs }: Claim, place: number): boolean {
  if (text === null || repairs.length > 0 || at.end - at.start !== text.length || references.size + implied.size > 0) return false
  for (let offset = at.start; offset < at.end; offset++) if (kinds[offset] !== codes.text) return false
  if (!source.text.startsWith(text, at.start)) return false
  kinds.fill(codes[kind], at.start, at.end)
  owners.fill(place, at.start, at.end)
  return true
}

/** The text in the claim's stretch as it stands after the repairs made there. */
function repairedText(book: Book, { at, repairs }: Claim): string {
  let text = ''
  let next = 0
  forText(book, at, (offset, length) => {
    while (next < repairs.length && repairs[next]!.at.end <= offset) text += repairs[next++]!.after
    text += book.implied.get(offset) ?? ''
    const repair = repairs[next]
    if (repair && offset >= repair.at.start && offset < repair.at.end) return
    text += book.references.get(offset)?.text ?? book.source.text.slice(offset, offset + length)
  })
  for (; next < repairs.length; next++) text += repairs[next]!.after
  return text
}

/** Calls back with each character of the stretch that was read as text and is not yet placed; a reference counts as one. */
function forText(book: Book, at: Span, visit: (offset: number, length: number) => void): void {
  for (let offset = at.start; offset < at.end; offset++) {
    if (book.kinds[offset] !== codes.text) continue
    const length = book.references.get(offset)?.length ?? 1
    visit(offset, length)
    offset += length - 1
  }
}

/** White space within a text is free: ends are trimmed, lines joined. */
function squash(text: string): string {
  return withoutInvisible(text).replace(/\s+/g, '')
}

/** In a statutory table, what is no figure, repair or extra row must be a label of the form, or be named in a finding. */
function settleTables(book: Book, pieces: readonly Piece[], report: Report, prefix: string): void {
  const tables = contentsOf(report).flatMap((content) =>
    (content.kind === 'form' || content.kind === 'table') && content.at
      ? [{ id: content.kind === 'form' ? content.table : null, at: content.at }]
      : [],
  )
  tables.sort((a, b) => a.at.start - b.at.start)
  for (const piece of pieces) {
    if (!hasFree(book, piece.stretches)) continue
    const [first, last] = [piece.stretches[0]!, piece.stretches.at(-1)!]
    const table = tables.findLast(({ at }) => at.start <= first.start && at.end >= last.end)
    if (!table) continue
    const code = isLabelOf(table.id, piece.text)
      ? codes.content
      : isNamed(piece.text, { start: first.start, end: last.end }, report.diagnostics)
        ? codes.named
        : null
    if (code === null) continue
    const place = book.places.push(`${prefix}${table.id ?? 'table'}`) - 1
    for (const stretch of piece.stretches) settleFree(book, stretch, code, place)
  }
}

function hasFree(book: Book, stretches: readonly Span[]): boolean {
  return stretches.some(({ start, end }) => book.kinds.subarray(start, end).includes(codes.text))
}

function settleFree(book: Book, at: Span, code: number, place: number): void {
  for (let offset = at.start; offset < at.end; offset++) {
    if (book.kinds[offset] !== codes.text) continue
    book.kinds[offset] = code
    book.owners[offset] = place
  }
}

/** The whole label or a piece of it, cut by a line or a cell; a figure is none, though labels have digits. */
function isLabelOf(table: TableId | null, text: string): boolean {
  const folded = foldLabel(text)
  if (folded === '' || /^\d+$/.test(folded)) return folded === ''
  return table === null ? isLabelPiece(folded) : isPieceOf(folded, table)
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

function closeBook({ source, kinds: marks, owners, places }: Book, findings: Report['diagnostics']): LedgerEntry[] {
  const entries: LedgerEntry[] = []
  for (let start = 0; start < marks.length;) {
    const kind = kindOfCode[marks[start]!]!
    let end = start + 1
    while (end < marks.length && kindOfCode[marks[end]!] === kind && owners[end] === owners[start]) end++
    entries.push({ kind, at: { start, end }, where: places[owners[start]!]! })
    start = end
  }
  return entries.map((entry) => (entry.kind === 'unaccounted' ? settleRest(entry, source.text, findings) : entry))
}

/** What is left shows nothing, or a finding names it, or it is lost. */
function settleRest(entry: LedgerEntry, source: string, findings: Report['diagnostics']): LedgerEntry {
  const text = source.slice(entry.at.start, entry.at.end)
  if (!/[\p{L}\p{N}\p{So}]/u.test(text)) return { ...entry, kind: 'markup' }
  return isNamed(text, entry.at, findings) ? { ...entry, kind: 'named' } : entry
}
