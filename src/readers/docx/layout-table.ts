import { withoutInvisible } from '../../language/invisible.js'
import { isSectionTitle } from '../../forms/matching/sections.js'
import { paragraphsOf, type DocxTable } from './body.js'

/** As in pages: a table that holds tables, section headings among other paragraphs, or running text of a length no data cell has, or one column. */
export function isLayoutTable(table: DocxTable): boolean {
  if (table.rows.every((row) => row.cells.length <= 1)) return true
  return table.rows.some((row) =>
    row.cells.some(({ blocks }) => {
      const texts = paragraphsOf(blocks)
        .map(({ text }) => withoutInvisible(text))
        .filter((text) => text.trim() !== '')
      const holdsTable = blocks.some((block) => block.kind === 'table')
      return (
        holdsTable || (texts.length > 1 && texts.some(isSectionTitle)) || texts.reduce((sum, text) => sum + text.length, 0) > longestCell
      )
    }),
  )
}

const longestCell = 1500
