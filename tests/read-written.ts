import type { Reporter } from '../src/diagnostics/diagnostic.js'
import { isMarkdown } from '../src/readers/markdown/is-markdown.js'
import { readMarkdown } from '../src/readers/markdown/read-markdown.js'
import type { MixedContent } from '../src/readers/read-mixed.js'
import { readText } from '../src/readers/text/read-text.js'

/** Plain text or Markdown, as the registry tells them apart. */
export function readWritten(text: string, report: Reporter = () => {}): MixedContent {
  return isMarkdown(text) ? readMarkdown(text, report) : { blocks: readText(text), markup: [] }
}
