import type { Content, Report } from '../model/report.js'
import type { Text } from '../model/text.js'

/** A place of the report that holds a text of the source. */
export interface Claim {
  readonly where: string
  readonly kind: 'content' | 'chrome'
  readonly text: Text
}

interface Place {
  readonly at?: Text['at'] | undefined
  readonly runs?: Text['runs']
}

/** Every text of the report that was read from the source. */
export function claimsOf(report: Report): Claim[] {
  const claims: Claim[] = []
  const claim = (where: string, text: string, { at, runs }: Place, kind: Claim['kind'] = 'content') => {
    if (at) claims.push({ where, kind, text: { text, at, runs } })
  }
  const claimContent = (item: Content, where: string) => {
    if (item.kind === 'table') claim(where, item.caption ?? '', item.captionPlace ?? {})
    if (item.kind === 'table')
      item.rows.forEach((row, line) => row.forEach((cell, column) => claim(`${where}[${line}][${column}]`, cell.text, cell)))
    else if (item.kind !== 'form') claim(where, item.text, item)
  }
  if (report.title) claim('title', report.title.value, report.title)
  report.preamble.forEach((item, index) => claimContent(item, `preamble[${index}]`))
  report.sections.forEach((section, index) => {
    claim(`sections[${index}].heading`, section.heading, section)
    section.blocks.forEach((item, at) => claimContent(item, `sections[${index}].blocks[${at}]`))
  })
  report.closing.forEach((item, index) => claimContent(item, `closing[${index}]`))
  for (const figure of report.figures) claim(figure.path, figure.written, figure)
  report.dropped.forEach((piece, index) => claim(`dropped[${index}]`, piece.text, piece, 'chrome'))
  return claims
}
