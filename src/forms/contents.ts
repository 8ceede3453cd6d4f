import type { Content, Report } from '../model/report.js'

/** All that stands in a report but its sections' headings, in its order. */
export function contentsOf({ preamble, sections, closing }: Pick<Report, 'preamble' | 'sections' | 'closing'>): Content[] {
  return [...preamble, ...sections.flatMap((section) => section.blocks), ...closing]
}

export type FormContent = Extract<Content, { kind: 'form' }>

/** The statutory tables of a report, each once, wherever it stands. */
export function formContentsOf(report: Report): FormContent[] {
  return contentsOf(report).filter((content) => content.kind === 'form')
}
