import { writeFragment } from '../writers/html/write-fragment.js'
import { needOptions, needReport, type ReportLike } from './arguments.js'
import { wholeNumber } from './needs.js'

/** `nianbao/write/fragment`: the page's body, to be pasted into a site's editor. */
export async function write(report: ReportLike, options: { readonly headingLevel?: number } = {}): Promise<Uint8Array> {
  needOptions('write', options, { headingLevel: wholeNumber(1, 6) })
  return new TextEncoder().encode(writeFragment(needReport('write', report).document, options.headingLevel))
}
