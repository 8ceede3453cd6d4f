import { foldLabel } from '../language/fold.js'
import { sectionOf } from '../forms/matching/vocabulary.js'

/** The official or a known title of a statutory section, with its ordinal and nothing else. */
export function isSectionTitle(text: string): boolean {
  const match = /^\s*(?:[一二三四五六七八九十—]|\d)\s*[、.．，,]\s*(.{4,50})$/s.exec(text)
  return match !== null && sectionOf(foldLabel(match[1]!)) !== undefined
}
