import ts from 'typescript'

/**
 * Where a source file can be changed by a little so that a good test must notice: numbers, comparisons, `&&` and `||`, sums, denials, conditions.
 * A mutant is `{ start, end, line, was, now }`, offsets into the text.
 */

const swapped = {
  [ts.SyntaxKind.LessThanToken]: '<=',
  [ts.SyntaxKind.LessThanEqualsToken]: '<',
  [ts.SyntaxKind.GreaterThanToken]: '>=',
  [ts.SyntaxKind.GreaterThanEqualsToken]: '>',
  [ts.SyntaxKind.EqualsEqualsEqualsToken]: '!==',
  [ts.SyntaxKind.ExclamationEqualsEqualsToken]: '===',
  [ts.SyntaxKind.AmpersandAmpersandToken]: '||',
  [ts.SyntaxKind.BarBarToken]: '&&',
  [ts.SyntaxKind.PlusToken]: '-',
  [ts.SyntaxKind.MinusToken]: '+',
}

/** The text in which every mutant of it can be switched on, and the mutants, numbered from `first`. */
export function instrument(path, text, first) {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
  const mutants = []
  const write = (node) => {
    const now = changed(node, text)
    const own = rewritten(node, text, write)
    if (now === null) return own
    const [start, end] = [node.getStart(), node.end]
    const line = source.getLineAndCharacterOfPosition(start).line + 1
    const id = first + mutants.length
    mutants.push({ id, path, line, was: text.slice(start, end), now })
    return `(globalThis.mutant(${id})?(${now}):(${own}))`
  }
  return { text: write(source), mutants }
}

/** The node with its children written anew; what is no expression, types above all, stays. */
function rewritten(node, text, write) {
  let out = ''
  let at = node.kind === ts.SyntaxKind.SourceFile ? 0 : node.getStart()
  ts.forEachChild(node, (child) => {
    if (isLeftAlone(child)) return
    out += text.slice(at, child.getStart()) + write(child)
    at = child.end
  })
  return out + text.slice(at, node.end)
}

function isLeftAlone(node) {
  return ts.isTypeNode(node) || ts.isImportDeclaration(node) || ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)
}

/** What stands in the node's place in its mutant; null where it has none. */
function changed(node, text) {
  const of = (child) => text.slice(child.getStart(), child.end)
  if (ts.isNumericLiteral(node)) return isName(node) ? null : String(Number(node.text) + (Number.isInteger(Number(node.text)) ? 1 : 0.1))
  if (ts.isBinaryExpression(node) && swapped[node.operatorToken.kind])
    return isText(node) ? null : `${of(node.left)} ${swapped[node.operatorToken.kind]} (${of(node.right)})`
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken) return of(node.operand)
  if (isCondition(node) && !ts.isBinaryExpression(node)) return 'false'
  return null
}

/** `{ 3: … }` */
function isName(node) {
  const { parent } = node
  return (ts.isPropertyAssignment(parent) && parent.name === node) || (ts.isBindingElement(parent) && parent.propertyName === node)
}

/** A sum of texts has no difference. */
function isText(node) {
  const isPlus = node.operatorToken.kind === ts.SyntaxKind.PlusToken
  return isPlus && [node.left, node.right].some((side) => ts.isStringLiteralLike(side) || ts.isTemplateExpression(side))
}

function isCondition(node) {
  const { parent } = node
  if (!parent) return false
  return (ts.isIfStatement(parent) && parent.expression === node) || (ts.isConditionalExpression(parent) && parent.condition === node)
}
