import type { Page, PageItem, PlacedLine, PlacedRules, PlacedText } from '../../layout/page.js'
import type { EmbeddedFonts } from './embedded-fonts.js'
import { pdfDictionary, pdfNumber } from './syntax.js'
import { LinePainter } from './line-painter.js'

/** A page's content, and which node of the structure tree each of its marked stretches belongs to. */
export interface PageContent {
  readonly content: string
  /** Node by MCID. */
  readonly nodes: readonly number[]
}

/** Draws a page: everything is either tagged or an artifact (ISO 14289-1, 7.1). */
export function drawPage(page: Page, fonts: EmbeddedFonts, tagOf: (node: number) => string): PageContent {
  const painter = new LinePainter(fonts, page.height)
  const nodes: number[] = []
  const parts = page.items.map((item) => drawItem(item))
  return { content: parts.join('\n'), nodes }

  function drawItem(item: PageItem): string {
    if (item.kind === 'rules') return drawRules(item, page.height)
    return [beginMark(item), 'BT', ...item.lines.map((line: PlacedLine) => painter.paint(line)), 'ET', 'EMC'].join('\n')
  }

  function beginMark({ meaning }: PlacedText): string {
    if (typeof meaning !== 'number') return `/Artifact ${pdfDictionary({ Type: '/Pagination', Subtype: furniture[meaning] })} BDC`
    nodes.push(meaning)
    return `/${tagOf(meaning)} ${pdfDictionary({ MCID: nodes.length - 1 })} BDC`
  }
}

const furniture = { header: '/Header', footer: '/Footer' } as const

function drawRules({ rules, width }: PlacedRules, pageHeight: number): string {
  const paths = rules.map(({ x, y, length, direction }) => {
    const [endX, endY] = direction === 'across' ? [x + length, y] : [x, y + length]
    return `${pdfNumber(x)} ${pdfNumber(pageHeight - y)} m ${pdfNumber(endX)} ${pdfNumber(pageHeight - endY)} l`
  })
  // Square caps close the corners.
  return [`/Artifact ${pdfDictionary({ Type: '/Layout' })} BDC`, `${pdfNumber(width)} w 2 J`, ...paths, 'S', 'EMC'].join('\n')
}
