import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

/**
 * `node build/api-report.mjs [--write]`: what the package's entries declare, as `docs/api.txt`, so that a change of the public surface shows in
 * review. Without `--write` it fails where the two differ. The build lets `trimDeclarations` take away what no entry leads to.
 */

const root = fileURLToPath(new URL('..', import.meta.url))
const reportPath = join(root, 'docs', 'api.txt')

/** The declaration files that the package's entries lead to. */
function reachable() {
  const { exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const waiting = Object.values(exports).flatMap(({ types }) => (types ? [resolve(root, types)] : []))
  const found = new Set()
  while (waiting.length > 0) {
    const path = waiting.pop()
    if (found.has(path)) continue
    found.add(path)
    const { importedFiles } = ts.preProcessFile(readFileSync(path, 'utf8'))
    for (const { fileName } of importedFiles)
      if (fileName.startsWith('.')) waiting.push(resolve(dirname(path), fileName.replace(/\.js$/, '.d.ts')))
  }
  return [...found].sort()
}

export function trimDeclarations() {
  const wanted = new Set(reachable())
  for (const name of readdirSync(join(root, 'dist'), { recursive: true }))
    if (name.endsWith('.d.ts') && !wanted.has(join(root, 'dist', name))) rmSync(join(root, 'dist', name))
}

/** Every symbol that an entry exports, as it is declared, and then every type of ours that these name. */
function apiReport() {
  const { exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const entries = Object.entries(exports).flatMap(([name, { types }]) => (types ? [[name, resolve(root, types)]] : []))
  const program = ts.createProgram(
    entries.map(([, path]) => path),
    { module: ts.ModuleKind.NodeNext, target: ts.ScriptTarget.ES2023, types: ['node'], skipLibCheck: true },
  )
  const checker = program.getTypeChecker()
  const declared = new Map()
  const heads = entries.map(([name, path]) => {
    const symbols = checker.getExportsOfModule(checker.getSymbolAtLocation(program.getSourceFile(path)))
    for (const symbol of symbols) collect(symbol, checker, declared)
    return `${name.replace('.', 'nianbao')}: ${symbols
      .map((symbol) => symbol.name)
      .sort()
      .join(', ')}`
  })
  return `${heads.join('\n')}\n\n${[...declared.values()].sort().join('\n\n')}\n`
}

function collect(symbol, checker, declared) {
  const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol
  for (const node of target.declarations ?? []) {
    const file = node.getSourceFile().fileName
    const place = `${file} ${node.pos}`
    // docs/diagnostics.md shows the catalogue's entries.
    if (!file.startsWith(join(root, 'dist')) || file.includes('/diagnostics/catalogue') || declared.has(place) || !isStatement(node))
      continue
    declared.set(place, `${relative(join(root, 'dist'), file).replace(/\.d\.ts$/, '')} ${textOf(node)}`)
    visit(node, checker, declared)
  }
}

function isStatement(node) {
  return ts.isStatement(node) || ts.isVariableDeclaration(node)
}

/** Without comments and line breaks of its own, so that only what it says is compared. */
function textOf(node) {
  const whole = ts.isVariableDeclaration(node) ? node.parent.parent : node
  return ts.createPrinter({ removeComments: true }).printNode(ts.EmitHint.Unspecified, whole, node.getSourceFile())
}

function visit(node, checker, declared) {
  ts.forEachChild(node, (child) => {
    if (ts.isIdentifier(child)) {
      const symbol = checker.getSymbolAtLocation(child)
      if (symbol) collect(symbol, checker, declared)
    }
    visit(child, checker, declared)
  })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const report = apiReport()
  if (process.argv.includes('--write')) writeFileSync(reportPath, report)
  else if (readFileSync(reportPath, 'utf8') !== report) {
    process.stderr.write('docs/api.txt is not what the package declares: look at what changes for its users, then npm run docs\n')
    process.exitCode = 1
  }
}
