import { Document, HeadingLevel, Packer, Paragraph, Table, TableCell, TableRow } from 'docx'

/** A composed document through the interface of `docx`, as its manual shows. */
export function writePlainDocx({ blocks }) {
  return Packer.toBuffer(new Document({ sections: [{ children: blocks.map(plainBlock) }] }))
}

const levels = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3, HeadingLevel.HEADING_4]

function plainBlock(block) {
  if (block.kind === 'title') return new Paragraph({ text: block.text, heading: HeadingLevel.TITLE })
  if (block.kind === 'heading') return new Paragraph({ text: block.text, heading: levels[block.level - 1] })
  if (block.kind === 'paragraph') return new Paragraph({ text: block.text })
  return new Table({
    rows: block.parts.flatMap((part) => [...part.head, ...part.body]).map((row) => new TableRow({ children: row.cells.map(plainCell) })),
  })
}

function plainCell({ text, colSpan, rowSpan }) {
  return new TableCell({ columnSpan: colSpan, rowSpan, children: [new Paragraph(text)] })
}
