import { expect, test } from 'vitest'
import { carriedTo, stockChains } from '../../../src/forms/chains.js'
import { comparisons, isComparable, joinedRows } from '../../../src/forms/comparable.js'
import { findFormTable, forms } from '../../../src/forms/index.js'
import { figurePaths, figureRows } from '../../../src/forms/layout.js'

test('every address that two editions share is said to be comparable, and none else is', () => {
  const paths = new Map(forms.map(({ id, tables }) => [id, new Set(tables.flatMap(figurePaths))]))
  const shared = [...paths.get('annual-2021')!].filter((path) => paths.get('annual-2019')!.has(path))
  expect(shared.filter((path) => !isComparable(path, 'annual-2019', 'annual-2021'))).toEqual([])
  expect(isComparable('disclosure.fees.amount', 'annual-2021', 'annual-2019')).toBe(false)
  expect(isComparable('applications.otherOutcome.total', 'annual-2021', 'annual-2019')).toBe(false)
})

test('what is said of editions names rows and columns that they have, with its source', () => {
  for (const { editions, table, rows = [], columns = [], source } of comparisons) {
    expect(source).toContain('〔')
    for (const edition of editions) {
      const known = figureRows(findFormTable(edition, table))
      for (const row of rows)
        expect(known.find((one) => one.row.id === row)!.figures.map(({ column }) => column.id)).toEqual(
          expect.arrayContaining([...columns]),
        )
    }
  }
  for (const { table, edition, rows, other, row } of joinedRows) {
    const ids = (form: string) => figureRows(findFormTable(form, table)).map((one) => one.row.id)
    expect(ids(edition)).toEqual(expect.arrayContaining([...rows]))
    expect(ids(other)).toContain(row)
  }
})

test('what is handed on is handed to a figure of the form', () => {
  const known = new Set(forms.flatMap(({ tables }) => tables.flatMap(figurePaths)))
  const handed = [...known].flatMap((path) => carriedTo(path) ?? [])
  expect(handed.length).toBe(7)
  expect(handed.every((path) => known.has(path))).toBe(true)
  for (const { stock, added, removed } of stockChains) expect([stock, added, removed].every((path) => known.has(path))).toBe(true)
})
