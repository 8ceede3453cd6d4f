import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import ts from 'typescript'
import { expect, test } from 'vitest'

const src = resolve(import.meta.dirname, '..', 'src')

/** The stages that report findings. */
const stages = /^(?:readers|tables|report|checks)\/|^convert\.ts$/

/** Words of the reports themselves, what a place is called, and listings that are no findings. */
const allowed: readonly RegExp[] = [
  /^checks\/.*'万元'/,
  /^checks\/prose\/(?:roles|terms|frames)\.ts/,
  /^checks\/wording\/(?:numbering|organ-words)\.ts.*\$\{/,
  /^readers\/html\/main-content\.ts: '前言'/,
  /^readers\/kinds\.ts: `第/,
  /^readers\/xlsx\/read-xlsx\.ts: `第/,
  /^report\/ledger\.ts/,
  /^tables\/describe-rows\.ts/,
  /^report\/title\.ts.*工作年度报告/,
]

/** What looks for its words in a text, or makes a table of such words. */
const looksFor =
  /(?:^|\.)(?:includes|startsWith|endsWith|indexOf|lastIndexOf|split|replace|replaceAll|RegExp|test|exec|has|get|match|matchAll|join|Set|Map)$/

/** Chinese that a function puts together or gives back, not what it looks for in a text. */
function spokenIn(file: string): string[] {
  const source = ts.createSourceFile(file, readFileSync(join(src, file), 'utf8'), ts.ScriptTarget.ES2023, true)
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    const isText = ts.isStringLiteralLike(node) || ts.isTemplateExpression(node)
    if (isText && /\p{Script=Han}/u.test(node.getText()) && isSpoken(node)) found.push(`${file}: ${node.getText()}`)
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

function isSpoken(node: ts.Node): boolean {
  for (let parent = node.parent; parent; parent = parent.parent) {
    if ((ts.isCallExpression(parent) || ts.isNewExpression(parent)) && looksFor.test(parent.expression.getText())) return false
    if (ts.isBinaryExpression(parent) && /^[!=]==$/.test(parent.operatorToken.getText())) return false
    if (ts.isCaseClause(parent) || ts.isPropertyAccessExpression(parent) || ts.isElementAccessExpression(parent)) return false
    if (ts.isFunctionLike(parent)) return true
  }
  return false
}

test('what findings say stands in the catalogue alone', () => {
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts') && stages.test(file))
  expect(files.length).toBeGreaterThan(100)
  expect(files.flatMap(spokenIn).filter((line) => !allowed.some((pattern) => pattern.test(line)))).toEqual([])
})
