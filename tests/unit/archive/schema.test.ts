import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { archiveTables, archiveVersion, keepableValue } from '../../../src/archive/schema.js'
import { loadDuckDb } from '../../../src/archive/duckdb.js'

const manual = readFileSync(join(import.meta.dirname, '..', '..', '..', 'docs', 'archive.md'), 'utf8')

test('the manual names the version, every table and every column with its meaning', () => {
  expect(manual).toContain(`第 ${archiveVersion} 版`)
  for (const [table, columns] of Object.entries(archiveTables)) {
    const part = manual.slice(manual.indexOf(`### \`${table}\``)).split('\n### ')[0]!
    for (const [name, type, about] of columns) expect(part, `${table}.${name}`).toContain(`| \`${name}\` | ${type} | ${about} |`)
  }
})

test.each([
  ['999999999999999999.999999', true],
  ['1000000000000000000', false],
  ['0.1234567', false],
  ['-3', true],
  ['1e5', false],
])('a value is kept where the column holds it: %s', (value, kept) => {
  expect(keepableValue.test(value)).toBe(kept)
})

test('without DuckDB one plain sentence says what to do', async () => {
  await expect(loadDuckDb('@duckdb/not-here')).rejects.toThrow('npm install @duckdb/node-api')
})
