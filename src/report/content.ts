import type { SourceCell, TableBlock } from '../model/block.js'
import { figureRows } from '../forms/layout.js'
import { findTableLayout } from '../forms/mixed.js'
import type { Content, Figure, Repair, Report } from '../model/report.js'
import type { Text } from '../model/text.js'
import type { MatchedTable } from '../tables/matched.js'
import { isContactLine } from '../language/contact-line.js'
import { isDate } from '../language/date.js'
import type { Entry, TextEntry } from './entries.js'
import { parseOrdinal } from '../language/ordinal.js'
import { rankOf } from './outline.js'
import { repairText } from '../text/text.js'
import { clean, normalise, normaliseText } from './normalise.js'

/** What building the report collects on the way. */
export interface Collected {
  readonly repairs: Repair[]
  readonly figures: Figure[]
  readonly dropped: Report['dropped']
  /** Statutory tables already taken up; a table has one set of figures. */
  readonly tables: Set<string>
  /** Tables met a second time. */
  readonly duplicates: MatchedTable[]
  /** Tables put under the heading of their own section. */
  readonly moved: MatchedTable[]
}

/** The contents entries make; text left out goes to `dropped`. */
export function buildContents(entries: readonly Entry[], collected: Collected): Content[] {
  return settleLevels(contentsOf(entries, collected))
}

/** The same for attachments, whose headings have ranks of their own. */
export function buildAnnexes(entries: readonly Entry[], collected: Collected): Content[] {
  return contentsOf(entries, collected)
}

function contentsOf(entries: readonly Entry[], collected: Collected): Content[] {
  return entries.flatMap((entry, index): Content[] => {
    const next = entries[index + 1]
    switch (entry.kind) {
      case 'chrome':
        collected.dropped.push(entry.placed)
        return []
      case 'table':
        return [plainTable(entry.block, captionOver(entries, index), collected)]
      case 'form':
        if (entry.moved) collected.moved.push(entry.matched)
        return [statutoryTable(entry.matched, collected)]
      case 'text':
        return next?.kind === 'table' && captionOver(entries, index + 1) === entry ? [] : textContents(entry, collected)
    }
  })
}

/** The line right above a table that names it: a few words, no sentence or part of one, no heading, unit or date. */
function captionOver(entries: readonly Entry[], table: number): TextEntry | null {
  const [above, entry] = [entries[table - 1], entries[table]]
  if (entry?.kind !== 'table' || entry.block.caption || above?.kind !== 'text' || above.level !== null || above.role) return null
  const text = above.placed.text.trim()
  const isName = text.length <= LONGEST_CAPTION && !noCaption.test(text) && /^[^（(].*\p{Script=Han}{2}/u.test(text)
  return isName && parseOrdinal(text) === null && !isDate(text) && !isContactLine(text) ? above : null
}

const LONGEST_CAPTION = 40
const noCaption = /[。；！？，、\n]|[：:]$|^单位|如下|下表|所示|以下/

/**
 * A heading of the first rank within a section is a list's, one level below the heading it stands under. One without an ordinal stands no
 * deeper than the headings over it account for: what its level was is not written in it.
 */
function settleLevels(contents: Content[]): Content[] {
  let above = 1
  let open: number[] = []
  return contents.map((content) => {
    if (content.kind !== 'heading') return content
    const wanted = content.level === 1 ? Math.min(4, above + 1) : content.level
    const level = parseOrdinal(content.text) ? wanted : deepestLevel(wanted, open)
    if (content.level > 1) above = level
    open = [...open.filter((one) => one < level), level]
    return { ...content, level }
  })
}

/** The deepest level, from the one wanted up, over which no level is left out. */
function deepestLevel(wanted: number, open: readonly number[]): number {
  let level = wanted
  while (level > 2 && open.filter((one) => one < level).length < level - 2) level--
  return level
}

function textContents(entry: TextEntry, collected: Collected): Content[] {
  const { placed } = entry
  const level = rankOf(entry)
  const own = level === null && entry.role !== 'annex' ? placed : withoutStop(placed, collected.repairs)
  const text =
    entry.role === 'date'
      ? withoutSpaces(entry, collected)
      : normalise(entry.list ? closeOrdinal(own, collected.repairs) : own, collected.repairs)
  if (text.text === '') {
    if (placed.text !== '') collected.dropped.push(placed)
    return []
  }
  if (level !== null) return [{ kind: 'heading', level: level === 0 ? 1 : level, ...text }]
  const role = contentRole(entry, text.text)
  return [{ kind: 'paragraph', ...text, ...(role ? { role } : {}), ...(entry.list && { list: entry.list }) }]
}

/** A heading parted from the text of its line, `（一）主动公开。2024年…`, leaves the mark between them behind. One of clauses is a sentence and keeps its stop. */
function withoutStop(placed: Text, repairs: Repair[]): Text {
  const mark = /(?<=.)[。：:]\s*$/.exec(placed.text)
  if (!mark || placed.text.includes('，')) return placed
  return repairText(placed, [{ kind: 'run-in-heading', start: mark.index, end: placed.text.length, after: '' }], repairs)
}

/** Between an item's ordinal and Han no space stands: 1.分办. */
function closeOrdinal(placed: Text, repairs: Repair[]): Text {
  const space = /^(\s*[^\s]{1,4}[.．、)）])\s+(?=\p{Script=Han})/u.exec(placed.text)
  if (!space || !parseOrdinal(placed.text)) return placed
  return repairText(placed, [{ kind: 'space', start: space[1]!.length, end: space[0].length, after: '' }], repairs)
}

/** A date is set without spaces: 2023年1月16日. */
function withoutSpaces({ placed }: TextEntry, collected: Collected): Text {
  const after = normaliseText(placed.text).text.replace(/\s+/g, '')
  const edits = after === placed.text ? [] : [{ kind: 'space', start: 0, end: placed.text.length, after }]
  return repairText(placed, edits, collected.repairs)
}

type TextCell = Extract<Content, { kind: 'table' }>['rows'][number][number]
type ContentRole = Extract<Content, { kind: 'paragraph' }>['role']

function contentRole(entry: TextEntry, text: string): ContentRole {
  return entry.role ?? (isContactLine(text) ? 'contact' : undefined)
}

/** A table of no known form is kept as found. */
function plainTable({ rows, caption, at }: TableBlock, above: TextEntry | null, { repairs }: Collected): Content {
  return {
    kind: 'table',
    ...(caption ? { caption: caption.text } : above && captionOf(normalise(above.placed, repairs))),
    rows: rows.map((row) => row.map((cell) => plainCell(cell, clean(cell, repairs)))),
    at,
  }
}

function captionOf({ text, ...captionPlace }: Text) {
  return { caption: text, captionPlace }
}

function plainCell({ colSpan, rowSpan, header }: SourceCell, { text, at, runs }: Text): TextCell {
  return {
    text,
    ...(colSpan > 1 ? { colSpan } : {}),
    ...(rowSpan > 1 ? { rowSpan } : {}),
    ...(header ? { header } : {}),
    at,
    ...(runs ? { runs } : {}),
  }
}

function statutoryTable(matched: MatchedTable, collected: Collected): Content {
  for (const repair of matched.repairs) collected.repairs.push(repair)
  if (collected.tables.has(matched.table)) {
    collected.duplicates.push(matched)
    return ordinaryTable(matched)
  }
  collected.tables.add(matched.table)
  collected.figures.push(...matched.figures)
  const parts = matched.mixed?.map((part) => ({ ...part, rows: [...part.rows] }))
  return {
    kind: 'form',
    form: matched.form,
    table: matched.table,
    ...(parts && { parts }),
    extraRows: [...matched.extraRows],
    at: matched.at,
  }
}

/** A second table of the same kind has no figures of its own in the model: it stays as a table of labels and cells as written. */
function ordinaryTable(matched: MatchedTable): Content {
  const layout = findTableLayout({ ...matched, parts: matched.mixed })
  const written = new Map(matched.figures.map((figure) => [figure.path, figure]))
  const rows = figureRows(layout).map(({ row, figures }) => [
    ...(row.label === '' ? [] : [{ text: row.label, header: true }]),
    ...figures.map(({ path }) => {
      const figure = written.get(path)
      return { text: figure?.written ?? '', ...(figure?.at ? { at: figure.at } : {}), ...(figure?.runs ? { runs: figure.runs } : {}) }
    }),
  ])
  const extra = matched.extraRows.map((row) => row.cells.map((text) => ({ text, ...(row.at ? { at: row.at } : {}) })))
  return { kind: 'table', caption: layout.caption, rows: [...rows, ...extra], at: matched.at }
}
