import { writeReport as write, type Output } from '../convert.js'
import { fontLoader, type OwnFont } from '../fonts/load-fonts.js'
import type { OutputLook, WriteContext } from '../writers/registry.js'
import { defaultFormats, type Format } from '../writers/registry.js'
import { needFormats, needOptions, needReport, needText, type ReportLike } from './arguments.js'

/** All may be left out. */
export interface WriteOptions {
  /** Of the files, without extension: the page links to the others by it, and an attachment has it. Else `年报`. */
  readonly name?: string
  /** Faces of one's own for PDF. */
  readonly fonts?: readonly OwnFont[]
  /** Put the report's data into the PDF, which then is PDF/A-3a. */
  readonly attach?: boolean
  /** A cover and a page of contents before the report, in PDF and Word. */
  readonly cover?: boolean
  readonly contents?: boolean
  /** The face of Latin and digits in 仿宋 text. */
  readonly digits?: OutputLook['digits']
  /** Told of characters that no face has. */
  readonly reporter?: WriteContext['reporter']
}

const known = ['name', 'fonts', 'attach', 'cover', 'contents', 'digits', 'reporter'] as const satisfies readonly (keyof WriteOptions)[]

/** The shipped faces are opened once. */
const shippedFonts = fontLoader([])

/**
 * Writes a report.
 *
 * @returns one output a format, in the order asked for
 * @throws {ArgumentError} for what is no report, no format or no option; {FontError} for a face that cannot serve
 */
export async function writeReport(
  report: ReportLike,
  formats: readonly Format[] = defaultFormats,
  options: WriteOptions = {},
): Promise<Output[]> {
  const one = needReport('writeReport', report)
  needFormats('writeReport', formats)
  needOptions('writeReport', options, known)
  const { name = '年报', fonts = [], attach = false, reporter, ...look } = options
  needText('writeReport', 'options.name', name)
  const load = fonts.length > 0 ? fontLoader(fonts) : shippedFonts
  return write({ ...one, report: one.report, document: one.document, blocks: [], items: [] }, formats, {
    name,
    fonts: load,
    attach,
    look,
    ...(reporter ? { reporter } : {}),
  })
}
