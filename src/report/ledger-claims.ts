import type { Content, Report } from '../model/report.js'
import type { Span } from '../model/span.js'

/** A place of the report that holds a stretch of the source. */
export interface Claim {
  readonly where: string
  readonly kind: 'content' | 'chrome'
  readonly at: Span
  /** The text there; null where it stands in another form as a whole. */
  readonly text: string | null
  /** The changes made within the stretch, in order. */
  readonly repairs: readonly { readonly at: Span; readonly after: string }[]
}

/** Every place of the report that was read from the source; a stretch within another comes before it. */
export function claimsOf(report: Report): Claim[] {
  const repairs = report.repairs
    .flatMap(({ at, after }) => (at ? [{ at, after }] : []))
    .sort((a, b) => a.at.start - b.at.start || a.at.end - b.at.end)
  const claims = [...listClaims(report), ...report.dropped.map(({ text, at }, index) => chromeClaim(text, at, index))]
  const placed = claims.flatMap((claim) => (claim.at ? [{ ...claim, at: claim.at }] : []))
  return placed
    .sort((a, b) => a.at.end - a.at.start - (b.at.end - b.at.start))
    .map((claim) => ({ ...claim, repairs: claim.kind === 'chrome' ? [] : repairsWithin(repairs, claim.at) }))
}

interface Listed {
  readonly where: string
  readonly kind: 'content' | 'chrome'
  readonly at: Span | undefined
  readonly text: string | null
}

function chromeClaim(text: string, at: Span, index: number): Listed {
  return { where: `dropped[${index}]`, kind: 'chrome', at, text }
}

function listClaims(report: Report): Listed[] {
  return [
    ...(report.title ? [content('title', report.title.at, report.title.value)] : []),
    ...report.preamble.flatMap((item, index) => contentClaims(item, `preamble[${index}]`)),
    ...report.sections.flatMap((section, index) => [
      content(`sections[${index}].heading`, section.at, section.heading),
      ...section.blocks.flatMap((item, at) => contentClaims(item, `sections[${index}].blocks[${at}]`)),
    ]),
    ...report.closing.flatMap((item, index) => contentClaims(item, `closing[${index}]`)),
    ...report.figures.map((figure) => content(figure.path, figure.at, figure.written)),
    ...report.repairs.flatMap((repair, index) => (repair.kind === 'label' ? [content(`repairs[${index}]`, repair.at, null)] : [])),
  ]
}

function content(where: string, at: Span | undefined, text: string | null): Listed {
  return { where, kind: 'content', at, text }
}

function contentClaims(item: Content, where: string): Listed[] {
  switch (item.kind) {
    case 'heading':
    case 'paragraph':
      return [content(where, item.at, item.text)]
    case 'table':
      return item.rows.flatMap((row, line) => row.map((cell, column) => content(`${where}[${line}][${column}]`, cell.at, cell.text)))
    case 'form':
      return item.extraRows.map((row, index) => content(`${where}.extraRows[${index}]`, row.at, null))
  }
}

function repairsWithin<T extends { readonly at: Span }>(repairs: readonly T[], at: Span): T[] {
  let low = 0
  let high = repairs.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (repairs[middle]!.at.start < at.start) low = middle + 1
    else high = middle
  }
  const within: T[] = []
  for (let index = low; index < repairs.length && repairs[index]!.at.start <= at.end; index++)
    if (repairs[index]!.at.end <= at.end) within.push(repairs[index]!)
  return within
}
