import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { formatCaseFile, parseCaseFile, type Case } from './cases/case-file.js'
import { stages } from './cases/stages.js'

const root = join(import.meta.dirname, 'cases')
const update = process.env['UPDATE'] === '1'
const names = new Map<string, string>()

for (const stage of readdirSync(root, { withFileTypes: true })) {
  if (!stage.isDirectory()) continue
  for (const file of readdirSync(join(root, stage.name)).sort()) runFile(stage.name, join(root, stage.name, file))
}

function runFile(stageName: string, path: string): void {
  describe(path.slice(root.length + 1), () => {
    test('is a case file of a known stage', () => {
      expect(path).toMatch(/\.test\.txt$/)
      expect(Object.keys(stages)).toContain(stageName)
    })
    const parsed = parseCaseFile(readFileSync(path, 'utf8'))
    const rewritten = parsed.cases.map((one) => ({ ...one }))
    parsed.cases.forEach((one, index) => {
      test(one.name, async () => {
        expect(names.get(one.name) ?? path, `case name "${one.name}" is used twice`).toBe(path)
        names.set(one.name, path)
        const actual = await runCase(stageName, one)
        if (update) rewritten[index] = withActual(one, actual)
        else compareCase(one, actual)
        if (update && index === parsed.cases.length - 1) writeFileSync(path, formatCaseFile({ ...parsed, cases: rewritten }))
      })
    })
  })
}

/** Outputs the case does not expect yet are added to it: the diff shows them. */
function withActual(one: Case, actual: Record<string, string>): Case {
  const known = one.sections.map((section) => (section.name in actual ? { ...section, text: actual[section.name]! } : section))
  const names = known.map((section) => section.name)
  const unexpected = Object.entries(actual).filter(([name, text]) => text.trim() !== '' && !names.includes(name))
  return { ...one, sections: [...known, ...unexpected.map(([name, text]) => ({ name, text }))] }
}

async function runCase(stageName: string, one: Case): Promise<Record<string, string>> {
  const stage = stages[stageName]
  if (!stage) throw new Error(`no stage "${stageName}" in stages.ts`)
  const sections = Object.fromEntries(one.sections.map((section) => [section.name, section.text]))
  return stage(sections)
}

/** Every output the stage gives for a case must be expected in it: an unexpected diagnostic fails, and so does a missing expectation. */
function compareCase(one: Case, actual: Record<string, string>): void {
  const expected = Object.fromEntries(one.sections.map((section) => [section.name, section.text]))
  for (const [name, text] of Object.entries(actual)) {
    if (text.trim() === '' && !(name in expected)) continue
    expect(text.trimEnd(), `section "--- ${name}"`).toBe((expected[name] ?? '(no such section in the case)').trimEnd())
  }
  expect(
    Object.keys(actual).some((name) => name in expected),
    'the case expects nothing',
  ).toBe(true)
}
