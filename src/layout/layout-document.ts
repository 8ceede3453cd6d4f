import type { FontSet } from '../fonts/font-set.js'
import type { Document } from '../model/document.js'
import { flowBlocks } from './flow-blocks.js'
import { withFrontMatter, type FrontMatter } from './front-matter.js'
import { measureOf, type Measure } from './measure.js'
import { areas } from './page-builder.js'
import { pageNumber } from './page-number.js'
import type { Layout } from './page.js'
import { paginate } from './pagination.js'

/** Lays a document out on sheets of A4 as GB/T 9704-2012 has it. */
export function layoutDocument(document: Document, fonts: FontSet, front?: FrontMatter): Layout {
  return layoutMeasured(document, measureOf(fonts), front)
}

/** As `layoutDocument`, with any measure of characters. */
export function layoutMeasured(document: Document, measure: Measure, front: FrontMatter = {}): Layout {
  const rooms = { portrait: areas.portrait.width, landscape: areas.landscape.width }
  const { structure, outline, pages } = paginate(flowBlocks(document, measure, rooms), measure)
  const layout = {
    title: document.title,
    structure: structure.root,
    outline,
    pages: pages.finish((number, direction) => pageNumber(number, direction, measure)),
  }
  return front.cover || front.contents ? withFrontMatter(layout, document, front, structure, measure) : layout
}
