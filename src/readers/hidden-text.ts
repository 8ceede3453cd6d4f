import type { Reporter } from '../diagnostics/diagnostic.js'
import type { Text } from '../model/text.js'

/** Says what a file holds and does not show, each text once. */
export function reportHidden(found: readonly Text[], report: Reporter): void {
  const shown = found.filter(({ text }) => text !== '')
  const [text, ...more] = new Set(shown.map((one) => one.text.replace(/\s+/g, ' ')))
  if (text !== undefined) report('read/hidden-text', { text, ...(more.length > 0 && { more }) }, { at: shown[0]!.at })
}
