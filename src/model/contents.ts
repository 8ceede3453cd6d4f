import type { Content, Report } from './report.js'

/** All that stands in a report but its sections' headings, in its order. In a module of its own, for the model's loads zod. */
export function contentsOf({ preamble, sections, closing }: Pick<Report, 'preamble' | 'sections' | 'closing'>): Content[] {
  return [...preamble, ...sections.flatMap((section) => section.blocks), ...closing]
}
