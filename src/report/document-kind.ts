import { likenesses } from '../diagnostics/catalogue/wordings.js'
import { foldLabel } from '../language/fold.js'
import { blankFormMarks, legacyMarks, lookAlikes } from '../forms/editions/legacy.js'
import type { Report } from '../model/report.js'
import { isText, type Entry } from './entries.js'
import { parseOrdinal } from '../language/ordinal.js'
import { readTitle, type TitleReading } from '../language/report-title.js'

export interface DocumentKind {
  readonly kind: Report['kind']
  /** For other documents: what it looks like, if that can be told. */
  readonly likeness: string | null
}

/**
 * The statutory report is told by its tables or the headings of its sections; a report of the years before by its year or headings;
 * everything else is a plain document.
 */
export function judgeKind(entries: readonly Entry[], title: TitleReading | null, firstLines: readonly string[]): DocumentKind {
  const likeness = findLikeness(entries, title, firstLines)
  const tables = entries.filter((entry) => entry.kind === 'form').length
  const sections = countSections(entries)
  if (isLegacy(entries, title, tables)) return { kind: 'legacy', likeness: null }
  if (likeness) return tables > 0 && !isBlankForm(entries) && !isEmptyForm(entries) ? annual : { kind: 'other', likeness }
  if (tables === 0 && sections === 0 && isListOfReports(entries)) return { kind: 'other', likeness: likenesses.list }
  return tables > 0 || sections > 0 || title ? annual : { kind: 'other', likeness }
}

const annual: DocumentKind = { kind: 'annual', likeness: null }

/** Statutory sections whose official wording heads a line. */
function countSections(entries: readonly Entry[]): number {
  const ids = entries.flatMap((entry) => {
    if (!isText(entry) || entry.placed.text.length > 400) return []
    const { heading } = entry
    const whole = heading && (heading.match === 'official' || (heading.match === 'alias' && heading.ordinal?.level === 1))
    return whole ? [heading.section.id] : []
  })
  return new Set(ids).size
}

/** A column's page: the titles of several organs' or years' reports, and none of them. */
function isListOfReports(entries: readonly Entry[]): boolean {
  const names = entries.flatMap((entry) => {
    const reading = isText(entry) ? readTitle(entry.placed.text) : null
    return reading?.organ && reading.year ? [`${reading.organ} ${reading.year}`] : []
  })
  return new Set(names).size >= 3
}

function isLegacy(entries: readonly Entry[], title: TitleReading | null, tables: number): boolean {
  if (tables > 0) return false
  if (title?.year) return title.year >= legacyMarks.firstYear && title.year <= legacyMarks.lastYear
  const headings = entries.flatMap((entry) =>
    isText(entry) && entry.placed.text.length <= 40 && parseOrdinal(entry.placed.text)?.level === 1 ? [entry.placed.text] : [],
  )
  const announced = entries
    .filter(isText)
    .slice(0, 8)
    .map((entry) => entry.placed.text.replace(/\s+/g, ''))
    .filter((text) => text.length > 60)
  const marked = legacyMarks.headings.filter((mark) => [...headings, ...announced].some((text) => text.includes(mark))).length
  const appended = entries.some(
    (entry) =>
      entry.kind === 'table' &&
      entry.block.rows
        .slice(0, 2)
        .flat()
        .some((cell) => legacyMarks.tableHeads.includes(foldLabel(cell.text) as never)),
  )
  return marked >= 1 && (title !== null || marked >= 2 || appended)
}

function findLikeness(entries: readonly Entry[], title: TitleReading | null, firstLines: readonly string[]): string | null {
  if (!title && isEmptyForm(entries)) return likenesses.emptyForm
  if (isBlankForm(entries)) return likenesses.blankForm
  const heads = title ? [title.text] : firstLines.filter((line) => !/[，,。；;]/.test(line))
  return lookAlikes.find((kind) => heads.some((head) => kind.title.some((word) => head.includes(word))))?.name ?? null
}

/** Statutory tables with next to no figures in them, and no sentence beside them. */
function isEmptyForm(entries: readonly Entry[]): boolean {
  const figures = entries.flatMap((entry) => (entry.kind === 'form' ? entry.matched.figures : []))
  const read = figures.filter((figure) => figure.state === 'read').length
  return (
    figures.length > 0 &&
    read < 0.02 * figures.length &&
    !entries.some((entry) => isText(entry) && entry.level === null && entry.placed.text.length >= 30)
  )
}

function isBlankForm(entries: readonly Entry[]): boolean {
  const marks = blankFormMarks.filter((mark) => entries.some((entry) => isText(entry) && entry.placed.text.includes(mark)))
  return marks.length >= 2 || marks.some((mark) => mark.includes('文字描述'))
}
