import { fontLoader, type OwnFont } from '../fonts/load-fonts.js'
import { writeOfd } from '../writers/ofd/write-ofd.js'
import { needOptions, needReport, type ReportLike } from './arguments.js'
import { fonts } from './write-needs.js'

const shippedFonts = fontLoader([])

/** `nianbao/write/ofd`: an OFD file, with the report's data attached. Its faces are read from the package, so it cannot be bundled away from it. */
export async function write(report: ReportLike, options: { readonly fonts?: readonly OwnFont[] } = {}): Promise<Uint8Array> {
  needOptions('write', options, { fonts })
  const one = needReport('write', report)
  const load = options.fonts?.length ? fontLoader(options.fonts) : shippedFonts
  return writeOfd(one.document, one.report, await load())
}
