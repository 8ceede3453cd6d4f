import { largestOf, sum } from '../../arithmetic/numbers.js'
import { emsOf } from '../../language/width.js'
import { nominalFit } from '../../layout/nominal-fit.js'
import { typeArea } from '../../layout/type-area.js'
import type { DocumentTable } from '../../model/document.js'

/** Widths of the type area upright and on its side, in points (GB/T 9704-2012, 5.2.1). */
const rooms = { portrait: typeArea.width, landscape: typeArea.height }
const LARGEST = 10.5
const SMALLER = 9

/** A statutory table of many columns can be read from this width on, in rem. */
const FORM_LEAST = 44
/** Digits that a column of every form has room for. */
const SHORT_FIGURE = 5

const LINE_OF_SENTENCE = 10
const TABLE_TYPE = 0.9375

interface TableMeasures {
  /** Printed on a sheet on its side. */
  readonly wide: boolean
  /** For the style sheet: least width on screen and type size in print. */
  readonly style: string
}

/**
 * How much room a table asks for. A table of up to five columns fits a telephone, a broader one scrolls there; in print it has the size and the
 * sheet that it has in the PDF. That is worked out only where a table might not fit as it is.
 */
export function tableMeasures(table: DocumentTable): TableMeasures {
  const { form, widths, columnCount } = table
  const broad = columnCount > 5
  const ems = sum(widths) / 100
  const usual = form !== null && broad ? SMALLER : LARGEST
  const fits = form === null ? ems * LARGEST <= rooms.portrait : !hasLongFigure(table)
  const { landscape, size } = fits ? { landscape: false, size: usual } : nominalFit(table, rooms)
  const least = form !== null ? (broad ? FORM_LEAST : figureRoom(table)) : broad ? readableWidth(widths) : Math.min(ems * 0.5, 16)
  return { wide: landscape, style: `--least:${tenths(least)}rem;--print:${tenths(Math.min(size, usual))}pt` }
}

/** A figure on one line, its characters as far apart as WCAG 1.4.12 sets them, in the narrowest type and with a cell's sides; in rem. */
const FIGURE = { type: 0.875, digit: 1.12, apart: 0.12, sides: 0.5 }

/** What the figures of a form of few columns ask for: their columns are no wider than the form's measures make them. */
function figureRoom({ parts, widths }: DocumentTable): number {
  const rooms = parts.flatMap(({ body }) =>
    body.flatMap(({ cells }) =>
      cells.map(({ text, column, colSpan, figure }) => {
        const share = sum(widths.slice(column, column + colSpan)) / sum(widths)
        return figure ? ((emsOf(text) * FIGURE.digit + text.length * FIGURE.apart) * FIGURE.type + FIGURE.sides) / share : 0
      }),
    ),
  )
  return largestOf(rooms)
}

function hasLongFigure({ parts }: DocumentTable): boolean {
  return parts.some(({ body }) => body.some(({ cells }) => cells.some(({ figure, text }) => figure && text.length > SHORT_FIGURE)))
}

/** Figures and short words on one line, sentences on lines not all too short; in rem of the tables' type. */
function readableWidth(widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + Math.min(width / 100, LINE_OF_SENTENCE), 0) * TABLE_TYPE
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10
}
