import { editDistance, isSubsequence } from './distance.js'
import { withoutContinued } from '../../language/continued.js'
import { foldLabel } from '../../language/fold.js'
import type { TableId } from '../../model/form.js'
import { headedUnit } from '../../language/money-unit.js'
import { usesOf, wordingsOf, type LabelUse, type Wording } from './vocabulary.js'

/** What a text names in a form's table, and whether it is worded otherwise than any form words it. */
export interface Recognised {
  readonly use: LabelUse
  /** Neither an official wording nor a listed variant of one. */
  readonly slip: boolean
}

/**
 * The places of a statutory table a text names: word for word; else without its ordinal, without a definition put behind it, with a slip
 * of the pen, or cut short. A text that comes as near to one label as to another names none.
 */
export function recogniseLabel(text: string, table: TableId): readonly Recognised[] {
  const key = `${table} ${text}`
  const known = recognised.get(key)
  if (known) return known
  const found = findLabel(text, table)
  // Labels come again in every report; texts without end must not fill the memory.
  if (recognised.size > mostRemembered) recognised.clear()
  if (text.length <= 80) recognised.set(key, found)
  return found
}

const mostRemembered = 4000
const recognised = new Map<string, readonly Recognised[]>()

function findLabel(text: string, table: TableId): Recognised[] {
  const folded = foldLabel(text)
  const exact = usesOf(folded).filter((use) => use.table === table)
  const wordings = wordingsOf(table)
  if (exact.length > 0) return [...exact.map((use) => ({ use, slip: false })), ...withOrdinal(folded, wordings)]
  const found = [
    () => shownAgain(text, table),
    () => withoutUnit(text, table),
    () => withoutDefinition(text, table),
    () => withOrdinal(folded, wordings),
    () => otherOrdinal(folded, wordings),
    () => misspelt(folded, wordings),
    () => cutShort(folded, wordings),
  ]
  for (const attempt of found) {
    const uses = attempt()
    if (uses.length > 0) return uses
  }
  return []
}

const ordinalMark = /^(?:[一二三四五六七八九]|\d)/

/** The label's ordinal was left out: 总计 for （七）总计. */
function withOrdinal(folded: string, wordings: readonly Wording[]): Recognised[] {
  const matching = wordings.filter(
    (wording) => ordinalMark.test(wording.folded) && wording.folded.slice(1) === folded && isNumbered(wording),
  )
  return slips(matching)
}

function isNumbered(wording: Wording): boolean {
  return wording.uses.every((use) => use.role === 'row' || use.role === 'group')
}

/** The label has an ordinal it should not have, or another one: 3.重复申请 for 2.重复申请. */
function otherOrdinal(folded: string, wordings: readonly Wording[]): Recognised[] {
  const core = folded.replace(/^(?:[一二三四五六七八九十]|\d{1,2})/, '')
  if (core === folded || core.length < 4) return []
  return slips(wordings.filter((wording) => (isNumbered(wording) ? wording.folded.replace(ordinalMark, '') : wording.folded) === core))
}

/** On the next page: （三）不予公开（续）. */
function shownAgain(text: string, table: TableId): Recognised[] {
  const bare = withoutContinued(text.trim())
  const uses = bare === text.trim() ? [] : usesOf(foldLabel(bare))
  return uses.filter((use) => use.table === table).map((use) => ({ use, slip: false }))
}

/** The unit of its amounts is named behind a heading: 采购总金额（万元）. That is no slip, and the unit goes with the amounts. */
function withoutUnit(text: string, table: TableId): Recognised[] {
  const headed = text.length <= longestLabel ? headedUnit(text) : null
  const uses = headed ? usesOf(foldLabel(headed.rest)) : []
  return uses.filter((use) => use.table === table && use.role === 'head').map((use) => ({ use, slip: false }))
}

/** A definition in brackets or behind a colon, a year behind a space: 规章（设区的市…）, 上一年项目数量 2019年. */
function withoutDefinition(text: string, table: TableId): Recognised[] {
  const cuts = [...text.slice(0, longestLabel).matchAll(/[（([［【:：]|\s(?=[（(]?\d{4}年)/g)]
    .map((match) => match.index)
    .filter((index) => index > 1)
  for (const cut of cuts) {
    const uses = usesOf(foldLabel(text.slice(0, cut))).filter((use) => use.table === table)
    if (uses.length > 0) return uses.map((use) => ({ use, slip: true }))
  }
  return []
}

/** A definition starts well before this many characters. */
const longestLabel = 80

/** How many characters of a label may be wrong. */
function tolerance(length: number): number {
  return length < 4 ? 0 : length < 8 ? 1 : length < 16 ? 2 : 3
}

function misspelt(folded: string, wordings: readonly Wording[]): Recognised[] {
  if (folded.length > 60) return []
  const near = wordings
    .map((wording) => ({
      wording,
      distance: editDistance(folded, wording.folded, tolerance(Math.min(folded.length, wording.folded.length))),
    }))
    .filter(({ wording, distance }) => distance <= tolerance(Math.min(folded.length, wording.folded.length)))
  const least = Math.min(...near.map(({ distance }) => distance))
  return oneMeaning(near.filter(({ distance }) => distance === least).map(({ wording }) => wording))
}

/** Most of the label is there, in order: 2.其他法律行政止公开. */
function cutShort(folded: string, wordings: readonly Wording[]): Recognised[] {
  if (folded.length < 5) return []
  return oneMeaning(
    wordings.filter(
      (wording) =>
        folded.length >= 0.5 * wording.folded.length && folded.length < wording.folded.length && isSubsequence(folded, wording.folded),
    ),
  )
}

/** Several wordings will do if they are variants of one label; if they are different labels, none will. */
function oneMeaning(wordings: readonly Wording[]): Recognised[] {
  const meanings = new Set(wordings.flatMap((wording) => wording.uses.map(meaningOf)))
  const shared =
    wordings.length > 0 &&
    [...meanings].every((meaning) => wordings.every((wording) => wording.uses.some((use) => meaningOf(use) === meaning)))
  return shared ? slips(wordings) : []
}

/** Headers over several columns have no id; their wording tells them apart. */
function meaningOf(use: LabelUse): string {
  return `${use.role} ${use.id || use.label}`
}

function slips(wordings: readonly Wording[]): Recognised[] {
  return wordings.flatMap((wording) => wording.uses).map((use) => ({ use, slip: true }))
}
