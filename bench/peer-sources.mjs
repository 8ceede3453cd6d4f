/** A composed document in the languages of other programs: the same text and tables, no more care than one would take by hand. */

const grid = (table) => {
  const rows = table.parts.flatMap((part) => [
    ...(part.caption ? [{ cells: [{ text: part.caption, column: 0, colSpan: table.columnCount, rowSpan: 1 }] }] : []),
    ...part.head,
    ...part.body,
  ])
  return rows.map((row) => row.cells)
}

export function toMarkdown({ blocks }) {
  const parts = blocks.map((block) => {
    if (block.kind === 'title') return `# ${block.text}`
    if (block.kind === 'heading') return `${'#'.repeat(block.level + 1)} ${block.text}`
    if (block.kind === 'paragraph') return block.text
    const rows = grid(block).map((cells) => {
      const line = Array.from({ length: block.columnCount }, () => '')
      for (const cell of cells) line[cell.column] = cell.text
      return `| ${line.join(' | ')} |`
    })
    return [rows[0], `|${' --- |'.repeat(block.columnCount)}`, ...rows.slice(1)].join('\n')
  })
  return `${parts.join('\n\n')}\n`
}

export function toTypst({ title, blocks }) {
  const text = (value) => value.replace(/[\\#$*_`@<>[\]~/=+-]/g, '\\$&')
  const parts = blocks.map((block) => {
    if (block.kind === 'title') return `#align(center, text(size: 22pt, font: "Nianbao Title")[${text(block.text)}])`
    if (block.kind === 'heading') return `${'='.repeat(block.level)} ${text(block.text)}`
    if (block.kind === 'paragraph') return text(block.text)
    const cells = grid(block).flatMap((row) =>
      row.map((cell) => `table.cell(colspan: ${cell.colSpan}, rowspan: ${cell.rowSpan})[${text(cell.text)}]`),
    )
    return `#table(columns: ${block.columnCount}, ${cells.join(', ')})`
  })
  const head = `#set document(title: "${title.replace(/["\\]/g, '\\$&')}")\n#set page(paper: "a4")\n#set text(lang: "zh", size: 16pt, font: ("Nianbao Fang", "Nianbao Song"))\n`
  return `${head}\n${parts.join('\n\n')}\n`
}
