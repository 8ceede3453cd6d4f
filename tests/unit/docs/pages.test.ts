import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { defaultProfile } from '../../../src/checks/profile.js'
import { catalogue } from '../../../src/diagnostics/catalogue.js'
import type { Entry, Facts } from '../../../src/diagnostics/entry.js'
import { diagnosticToJson } from '../../../src/diagnostics/render.js'
import { diagnosticsPage } from '../../../src/docs/diagnostics-page.js'
import { exampleSentence } from '../../../src/diagnostics/example-sentence.js'
import { formsPage } from '../../../src/docs/forms-page.js'
import { forms } from '../../../src/forms/index.js'

const docs = join(import.meta.dirname, '..', '..', '..', 'docs')

/** As the golden cases: UPDATE=1 writes what is expected. */
function comparePage(name: string, page: string): void {
  if (process.env['UPDATE'] === '1') writeFileSync(join(docs, name), page)
  expect(readFileSync(join(docs, name), 'utf8')).toBe(page)
}

test('docs/diagnostics.md is as the catalogue is (npm run docs)', () => {
  comparePage('diagnostics.md', diagnosticsPage())
})

test('docs/forms.md is as the forms are (npm run docs)', () => {
  comparePage('forms.md', formsPage())
})

test('every code has a sentence of its own', () => {
  const sentences = Object.entries<Entry<Facts>>(catalogue).map(([code, entry]) => [code, exampleSentence(entry)] as const)
  expect(sentences.filter(([, sentence]) => sentence.length < 3 || /undefined|NaN|\[object|=>/.test(sentence))).toEqual([])
})

test('every table and section of every form is there', () => {
  const page = formsPage()
  for (const form of forms) {
    expect(page).toContain(form.source)
    for (const table of form.tables) expect(page).toContain(`### ${table.name}（\`${table.id}\`）`)
  }
})

test('docs/check.md explains every key of a profile and of a finding', () => {
  const page = readFileSync(join(docs, 'check.md'), 'utf8')
  const finding = diagnosticToJson({ code: 'check/period-missing', severity: 'warning', facts: {} }, null)
  const keys = [
    ...Object.keys(defaultProfile),
    ...Object.keys(defaultProfile.limits).map((key) => `limits.${key}`),
    ...Object.keys(finding),
  ]
  expect(keys.filter((key) => key !== 'limits' && !page.includes(`\`${key}\``))).toEqual([])
})
