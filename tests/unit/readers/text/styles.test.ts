import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findFormTable } from '../../../../src/forms/index.js'
import { figureRows } from '../../../../src/forms/layout.js'
import { goldReports } from '../../../corpus-gold.js'
import { cellNoises, consistentFigures, labelNoises } from './emit/noise.js'
import { compare, readBack } from './emit/read-back.js'
import { allPaths, makeReport } from './emit/report.js'
import { blanksVanish, reportWriters, withLabels } from './emit/writers.js'

const figuresOf = (form: string) => {
  const rowIds = figureRows(findFormTable(form, 'applications')).map(({ row }) => row.id)
  const size = fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.nat(9), fc.nat(30_000))
  const others = allPaths(form).filter((path) => path.startsWith('disclosure.'))
  return fc
    .tuple(consistentFigures(rowIds, size), fc.array(fc.nat(3_000_000), { minLength: others.length, maxLength: others.length }))
    .map(([summed, drawn]) => new Map([...others.map((path, index): [string, number] => [path, drawn[index]!]), ...summed]))
}

const drawn = fc
  .constantFrom('annual-2021', 'annual-2019')
  .chain((form) => fc.record({ form: fc.constant(form), figures: figuresOf(form) }))
const noise = fc.record({
  cell: fc.constantFrom(...Object.values(cellNoises)),
  label: fc.constantFrom(...Object.values(labelNoises)),
  lineEnd: fc.constantFrom('\n', '\r\n'),
})

describe('random figures written in a style', () => {
  for (const [id, write] of Object.entries(reportWriters)) {
    test(`${id}: all are read back${id === 'M16' ? ', or said to be lost' : ''}`, () => {
      fc.assert(
        fc.property(drawn, noise, ({ form, figures }, { cell, label, lineEnd }) => {
          const expected = new Map([...figures].map(([path, value]) => [path, String(value)]))
          const shown = new Map([...expected].map(([path, text]) => [path, cell(text)]))
          const text = write(withLabels(makeReport(form, shown), label)).join(lineEnd)
          const { wrong, flagged } = compare(readBack(text), expected)
          expect(wrong).toEqual([])
          if (id !== 'M16') expect(flagged).toEqual([])
        }),
        { numRuns: 6, seed: 20260101 },
      )
    })
    test(`${id}: where zeros are left empty, none is read wrong`, () => {
      fc.assert(
        fc.property(drawn, fc.array(fc.boolean(), { minLength: 7, maxLength: 7 }), ({ form, figures }, empty) => {
          const expected = new Map([...figures].map(([path, value], index) => [path, value === 0 && empty[index % 7] ? '' : String(value)]))
          expect(compare(readBack(write(makeReport(form, expected)).join('\n')), expected).wrong).toEqual([])
        }),
        { numRuns: 6, seed: 20260102 },
      )
    })
  }
})

describe('the reports of the corpus written in every style', () => {
  const golds = goldReports()
  test.skipIf(golds.length > 0)('the corpus is not here', () => expect(golds).toEqual([]))
  const cells = Object.values(cellNoises)
  const labels = Object.values(labelNoises)
  golds.forEach((gold, place) => {
    test(gold.name, () => {
      const form = gold.figures.has('disclosure.procurement.amount') ? 'annual-2019' : 'annual-2021'
      const written = new Map([...gold.figures].map(([path, value]) => [path, value ?? '']))
      const expected = new Map([...written].map(([path, text]) => [path, text.replace(/万?元$/, '')]))
      const hasBlanks = [...written.values()].includes('')
      Object.entries(reportWriters).forEach(([id, write], index) => {
        const cell = cells[(index + place) % cells.length]!
        const texts = new Map([...written].map(([path, text]) => [path, text === '' ? '' : cell(text)]))
        const text = write(withLabels(makeReport(form, texts), labels[(index + place) % labels.length]!)).join(index % 2 ? '\n' : '\r\n')
        const { wrong, flagged } = compare(readBack(text), expected)
        expect(wrong, id).toEqual([])
        if (id !== 'M16' && !(hasBlanks && blanksVanish.has(id))) expect(flagged, id).toEqual([])
      })
    })
  })
})
