import { Footer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx'
import { fieldOf } from './beyond-docx.js'
import { page } from './measures.js'

type PageSide = 'odd' | 'even'

/** One character of 四号 in from the outer edge: right on odd pages, left on even ones. */
const places = {
  odd: { alignment: 'right', indent: { right: 280 } },
  even: { alignment: 'left', indent: { left: 280 } },
} as const

/** `— 1 —` (GB/T 9704-2012, 7.5). */
function pageNumber(side: PageSide): Paragraph {
  return new Paragraph({
    style: 'PageNumber',
    ...places[side],
    children: [new TextRun('— '), ...(fieldOf('PAGE', new TextRun('1')) as TextRun[]), new TextRun(' —')],
  })
}

export function uprightFooter(side: PageSide): Footer {
  return new Footer({ children: [pageNumber(side)] })
}

/** Size of the box that holds the number on a sheet on its side, and how far from the type area it stands; in twips. */
const box = { width: 280, height: 1600 }
const DISTANCE = 397 - 60

/**
 * On a sheet on its side the number stays where an upright sheet has it: seen from the table, at the left, its head to the right,
 * near the bottom on odd pages and near the top on even ones (GB/T 9704-2012, 8).
 */
export function sidewaysFooter(side: PageSide): Footer {
  const width = { size: box.width, type: 'dxa' } as const
  const cell = new TableCell({ width, textDirection: 'tbRl', children: [pageNumber(side)] })
  const table = new Table({
    style: 'TableNormal',
    float: {
      leftFromText: 0,
      rightFromText: 0,
      horizontalAnchor: 'page',
      absoluteHorizontalPosition: page.bottom - DISTANCE - box.width,
      verticalAnchor: 'page',
      absoluteVerticalPosition: side === 'odd' ? page.width - page.right - box.height : page.left,
    },
    width,
    columnWidths: [box.width],
    layout: 'fixed',
    margins: { left: 0, right: 0 },
    rows: [new TableRow({ height: { value: box.height, rule: 'exact' }, children: [cell] })],
  })
  return new Footer({ children: [table, new Paragraph({ style: 'TableGap' })] })
}
