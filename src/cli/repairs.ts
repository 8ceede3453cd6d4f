import type { ReadOutcome } from '../convert.js'
import { nameOfPlace } from '../diagnostics/place.js'
import { printable } from '../language/printable.js'
import type { Repair } from '../model/report.js'
import { repairKinds } from '../report/repair-kinds.js'

/** Of one kind so many are shown; the review sheet shows all. */
const shownOfKind = 20

/** Every change made to the text, kind by kind, each with its place and what it was before. */
export function listRepairs({ source, reports }: ReadOutcome): string {
  const repairs = reports.flatMap(({ report }) => report.repairs)
  const kinds = [...new Set(repairs.map(({ kind }) => kind))]
  return kinds
    .map((kind) => {
      const same = repairs.filter((repair) => repair.kind === kind)
      const name = (repairKinds as Readonly<Record<string, string>>)[kind] ?? kind
      const lines = same.slice(0, shownOfKind).map((repair) => `  ${describeRepair(repair, source)}`)
      const rest = same.length > shownOfKind ? [`  等${same.length}处，全部见审核单（--check-report）`] : []
      return [`修正：${name}（${same.length}处）`, ...lines, ...rest].map((line) => `${printable(line)}\n`).join('')
    })
    .join('')
}

function describeRepair({ before, after, at, cell, reason, by }: Repair, source: ReadOutcome['source']): string {
  const place = source && at ? `${nameOfPlace(source, at.start)}：` : ''
  const notes = [cell, reason, by].filter((note) => note !== undefined)
  return `${place}“${before}”→${after === '' ? '删去' : `“${after}”`}${notes.length > 0 ? `（${notes.join('；')}）` : ''}`
}
