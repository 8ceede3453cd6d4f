import { linesOf } from './lines.mjs'
import { nodeRuns } from './pdf-tables.mjs'

const blockTypes = /^(H[1-6]|P|Caption|TH|TD|Lbl|LBody)$/
const tableCells = /^(TH|TD|Caption)$/

/**
 * The outermost elements that hold text, in reading order: `{ type, inTable, node, lines }`; each line tells its page.
 * Of a group of runs on one baseline, `linesOf` makes one line.
 */
export function pdfBlocks(pdf) {
  pdf.blocks ??= [...outermostBlocks(pdf.structure ?? {})].map((node) => ({
    node,
    type: node.type,
    inTable: tableCells.test(node.type),
    lines: placedLines(nodeRuns(node, pdf)),
  }))
  return pdf.blocks
}

function* outermostBlocks(node) {
  for (const kid of node.kids ?? []) {
    if (!kid.type) continue
    if (blockTypes.test(kid.type)) yield kid
    else yield* outermostBlocks(kid)
  }
}

function placedLines(runs) {
  const pages = [...new Set(runs.map((run) => run.page))]
  return pages.flatMap((page) => linesOf(runs.filter((run) => run.page === page)).map((line) => ({ ...line, page })))
}

export function artifactText(page) {
  return page.runs
    .filter((run) => run.artifact)
    .map((run) => run.text)
    .join('')
}
