const paintingOperators = new Set(['S', 's', 'f', 'F', 'f*', 'B', 'B*', 'b', 'b*', 'sh', 'Do', 'Tj', 'TJ', "'", '"', 'BI'])
const textOperators = new Set(['Tj', 'TJ', "'", '"'])
const colourOperators = { g: 'gray', rg: 'rgb', k: 'cmyk', sc: 'other', scn: 'other' }

/**
 * Walks a page's operators and tells for each painting one in which marked content it stands:
 * `{ operator, marks: [{ tag, mcid, properties }], fill }`; `depth` is the deepest nesting of q,
 * `faults` lists marks that are not closed, or closed twice.
 */
export function readContentStream(bytes) {
  const paints = []
  const faults = []
  const marks = []
  const fills = [[0]]
  let operands = []
  let depth = 0
  for (const token of tokens(bytes.toString('latin1'))) {
    if (token.kind !== 'operator') {
      operands.push(token)
      continue
    }
    const name = token.text
    if (name === 'BMC' || name === 'BDC') marks.push(openMark(operands))
    else if (name === 'EMC') {
      if (!marks.pop()) faults.push('EMC without a BDC')
    } else if (name === 'q') {
      fills.push(fills.at(-1))
      depth = Math.max(depth, fills.length - 1)
    } else if (name === 'Q') {
      if (fills.length > 1) fills.pop()
      else faults.push('Q without a q')
    } else if (name in colourOperators)
      fills[fills.length - 1] = operands.filter((token) => token.kind === 'number').map((token) => Number(token.text))
    else if (paintingOperators.has(name))
      paints.push({ operator: name, isText: textOperators.has(name), marks: [...marks], fill: fills.at(-1) })
    operands = []
  }
  if (marks.length > 0) faults.push(`${marks.length} marks left open`)
  return { paints, faults, depth }
}

function openMark(operands) {
  const [tag, ...rest] = operands
  const properties = rest.map((token) => token.text).join(' ')
  const mcid = /\/MCID (\d+)/.exec(properties)
  return { tag: tag?.text.slice(1), mcid: mcid ? Number(mcid[1]) : undefined, properties }
}

const pattern =
  /%[^\r\n]*|\((?:\\[\s\S]|[^\\()]|\((?:\\[\s\S]|[^\\()])*\))*\)|<<|>>|<[0-9A-Fa-f\s]*>|\/[^\s()<>[\]{}/%]*|[[\]{}]|[^\s()<>[\]{}/%]+/g

function* tokens(text) {
  for (const [piece] of text.matchAll(pattern)) {
    if (piece.startsWith('%')) continue
    if (/^[+-]?(\d+\.?\d*|\.\d+)$/.test(piece)) yield { kind: 'number', text: piece }
    else if (/^[A-Za-z'"][A-Za-z0-9*'"]*$/.test(piece) && !['true', 'false', 'null'].includes(piece))
      yield { kind: 'operator', text: piece }
    else yield { kind: 'operand', text: piece }
  }
}
