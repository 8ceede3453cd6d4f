import { load } from 'cheerio'
import type { Reporter } from '../../diagnostics/diagnostic.js'
import { cascade } from './css/cascade.js'
import { findLook } from './css/visibility.js'
import { keepDeclarations, keepLook, type HtmlElement } from './dom.js'
import { isUnreasonable } from './page-size.js'

/**
 * The document, every node with its place and how it looks; null where it was refused, which has been reported. Nothing is run or fetched;
 * what stands in `<noscript>` is markup like any other.
 */
export function parseHtml(text: string, report: Reporter): HtmlElement | null {
  const document = isUnreasonable(text) ? null : parse(text)
  const styled = document && cascade(document)
  if (!styled) {
    report('read/html-too-big', {})
    return null
  }
  keepDeclarations(styled.declared)
  keepLook(findLook(document, styled))
  return document
}

function parse(text: string): HtmlElement {
  return load(text, { sourceCodeLocationInfo: true, scriptingEnabled: false }).root()[0] as unknown as HtmlElement
}
