import { sum } from '../../arithmetic/numbers.js'
import type { DocumentTable } from '../../model/document.js'

/** Type area of the sheet upright and on its side, in points (GB/T 9704-2012, 5.2.1). */
const UPRIGHT = 442.2
const SIDEWAYS = 637.8
const SMALLEST_UPRIGHT = 7

/** A statutory table of many columns can be read from this width on, in rem. */
const FORM_LEAST = 44

const LINE_OF_SENTENCE = 10
const TABLE_TYPE = 0.9375

interface TableMeasures {
  readonly className: string
  /** For the style sheet: least width on screen and type size in print. */
  readonly style: string
}

/**
 * How much room a table asks for. A table of up to five columns fits a telephone, a broader one scrolls there; statutory tables print in
 * 五号 or, with more columns, 小五; others in the size that lets them fit, on a sheet on its side where that would be too small.
 */
export function tableMeasures({ form, widths, columnCount }: DocumentTable): TableMeasures {
  const broad = columnCount > 5
  if (form !== null) return { className: broad ? 'broad' : '', style: measures(broad ? FORM_LEAST : 0, broad ? 9 : 10.5) }
  const ems = sum(widths) / 100
  const landscape = UPRIGHT / ems < SMALLEST_UPRIGHT
  const size = Math.min(10.5, Math.max(5, (landscape ? SIDEWAYS : UPRIGHT) / ems))
  const least = broad ? readableWidth(widths) : Math.min(ems * 0.5, 16)
  return { className: [broad ? 'broad' : '', landscape ? 'wide' : ''].filter(Boolean).join(' '), style: measures(least, size) }
}

/** Figures and short words on one line, sentences on lines not all too short; in rem of the tables' type. */
function readableWidth(widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + Math.min(width / 100, LINE_OF_SENTENCE), 0) * TABLE_TYPE
}

function measures(least: number, print: number): string {
  return `--least:${Math.round(least * 10) / 10}rem;--print:${Math.round(print * 10) / 10}pt`
}
