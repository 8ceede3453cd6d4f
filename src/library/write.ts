import { writeReport as write, type Output } from '../convert.js'
import { argumentFaults } from '../diagnostics/catalogue/wordings.js'
import { fontLoader, type OwnFont } from '../fonts/load-fonts.js'
import { csvLabels } from '../writers/csv.js'
import { defaultFormats, formats as known, type Format, type OutputLook, type WriteContext } from '../writers/registry.js'
import { ArgumentError, needOptions, needReport, type ReportLike } from './arguments.js'
import { callable, flag, listOf, oneOf, text, wholeNumber, type Need } from './needs.js'
import { report as oneReport } from './read-needs.js'
import { fonts as ownFonts, lookNeeds } from './write-needs.js'

/** All may be left out. */
export interface WriteOptions extends OutputLook {
  /** Of the files, without extension: the page links to the others by it, and an attachment has it. Else `年报`. */
  readonly name?: string
  /** Faces of one's own for PDF. */
  readonly fonts?: readonly OwnFont[]
  /** Put the report's data into the PDF, which then is PDF/A-3a. */
  readonly attach?: boolean
  /** Reports of the organ of years before, which stand beside it in charts. */
  readonly earlier?: WriteContext['earlier']
  /** Told of characters that no face has. */
  readonly reporter?: WriteContext['reporter']
}

const needs = {
  name: text,
  fonts: ownFonts,
  attach: flag,
  reporter: callable,
  csvLabels: oneOf(csvLabels),
  headingLevel: wholeNumber(1, 6),
  charts: flag,
  earlier: listOf(oneReport),
  ...lookNeeds,
} as const satisfies Record<keyof WriteOptions, Need>

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
  needFormats(formats)
  needOptions('writeReport', options, needs)
  const { name = '年报', fonts = [], attach = false, reporter, earlier, ...look } = options
  const load = fonts.length > 0 ? fontLoader(fonts) : shippedFonts
  return write({ ...one, report: one.report, document: one.document, blocks: [], items: [] }, formats, {
    name,
    fonts: load,
    attach,
    ...(earlier && { earlier }),
    look,
    ...(reporter ? { reporter } : {}),
  })
}

function needFormats(value: unknown): void {
  if (!Array.isArray(value)) throw new ArgumentError('writeReport', 'formats', argumentFaults.formats)
  const unknown = (value as unknown[]).find((format) => !known.includes(format as Format))
  if (unknown !== undefined) throw new ArgumentError('writeReport', 'formats', argumentFaults.noFormat(String(unknown), known))
}
