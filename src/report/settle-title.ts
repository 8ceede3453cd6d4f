import { titleParts } from '../diagnostics/catalogue/wordings.js'
import type { Reporter } from '../diagnostics/diagnostic.js'
import type { Repair, Report } from '../model/report.js'
import type { Text } from '../model/text.js'
import type { FoundTitle } from './front.js'
import { normaliseText } from './normalise.js'
import type { RepairKind } from './repair-kinds.js'
import { repairText, trimText } from '../text/text.js'
import { readTitle } from '../language/report-title.js'

interface Known {
  readonly kind: Report['kind']
  readonly title: FoundTitle | null
  readonly given: string | undefined
  readonly organ: Report['organ']
  readonly year: Report['year']
}

/** The report's title as found, on one line; as given where it is given; null where there is none. */
export function settleTitle(known: Known, repairs: Repair[], report: Reporter): Report['title'] {
  const { title, given, kind } = known
  if (given !== undefined) return giveTitle(given, title, repairs)
  if (!title) {
    if (kind === 'annual') reportMissing(known, report)
    return null
  }
  const text = normaliseText(title.text).text
  const written = title.placed.text
  const placed = text === written.trim() ? trimText(title.placed) : rewrite(title.placed, text, 'title-line', repairs)
  if (kind === 'annual') judgeTitle(title, text, report)
  if (title.repeats.length > 0) report('report/title-repeated', { count: title.repeats.length + 1 }, { at: title.repeats[0]!.placed.at })
  return { ...valueOf(placed), origin: 'read' }
}

function giveTitle(given: string, title: FoundTitle | null, repairs: Repair[]): Report['title'] {
  if (!title || title.text === given) return { value: given, origin: 'given' }
  return { ...valueOf(rewrite(title.placed, given, 'title-given', repairs)), origin: 'given' }
}

function rewrite(text: Text, after: string, kind: RepairKind, repairs: Repair[]): Text {
  return repairText(text, [{ kind, start: 0, end: text.text.length, after }], repairs)
}

function valueOf({ text, ...place }: Text) {
  return { value: text, ...place }
}

function reportMissing({ organ, year }: Known, report: Reporter): void {
  report('report/no-title', { organ: organ !== null, year: year !== null }, { at: { start: 0, end: 0 } })
}

function judgeTitle(title: FoundTitle, text: string, report: Reporter): void {
  const at = title.placed.at
  if (title.unscrambled) {
    report('report/title-scrambled', { written: text, proper: readTitle(title.unscrambled)?.text ?? title.unscrambled }, { at })
    return
  }
  const missing = [...(title.organ ? [] : [titleParts.organ]), ...(title.year ? [] : [titleParts.year])]
  if (missing.length > 0) report('report/title-incomplete', { written: text, missing: missing.join('和') }, { at })
  if (!title.statutory) report('report/title-wording', { written: text }, { at })
}
