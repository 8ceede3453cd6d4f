import { digitsFrom } from '../fonts/font-set.js'
import { fontLoader, type OwnFont } from '../fonts/load-fonts.js'
import { writePdf } from '../writers/pdf/write-pdf.js'
import { needOptions, needReport, type ReportLike } from './arguments.js'
import { fonts, lookNeeds, type LookOptions } from './write-needs.js'

const shippedFonts = fontLoader([])

/** `nianbao/write/pdf`: a tagged PDF. Its faces are read from the package, so it cannot be bundled away from it. */
export async function write(report: ReportLike, options: LookOptions & { readonly fonts?: readonly OwnFont[] } = {}): Promise<Uint8Array> {
  needOptions('write', options, { ...lookNeeds, fonts })
  const { document } = needReport('write', report)
  const faces = await (options.fonts?.length ? fontLoader(options.fonts) : shippedFonts)()
  return writePdf(document, options.digits ? digitsFrom(faces, options.digits) : faces, { front: options })
}
