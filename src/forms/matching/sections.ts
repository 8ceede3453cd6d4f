import type { FormSection, SectionId } from '../../model/form.js'
import { readSectionTitles } from '../../language/section-title.js'
import { forms } from '../index.js'

/** Sections by id, as the newest edition has them. */
const statutorySections: readonly FormSection[] = forms[0]!.sections

export function findSection(id: SectionId): FormSection {
  return statutorySections.find((section) => section.id === id)!
}

/** Heading as the form prints it: 一、总体情况. */
export function officialHeading(section: FormSection): string {
  return `${section.ordinal}、${section.label}`
}

const titles = readSectionTitles(forms.flatMap((form) => form.sections))

/** The statutory section a line opens, word for word or in a known wording; null for any other line. */
export const sectionTitleOf = titles.exact
/** The same, or one that resembles a title. */
export const sectionHeadingOf = titles.near

/** The line is a section's title with its ordinal and nothing else. */
export function isSectionTitle(text: string): boolean {
  const title = sectionTitleOf(text)
  return title?.ordinal != null && title.end === text.length
}
