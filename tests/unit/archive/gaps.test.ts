import { expect, test } from 'vitest'
import { findGaps, type ReportRow } from '../../../src/archive/gaps.js'
import { OrganRegister } from '../../../src/archive/organs.js'

function report(organId: string | null, year: number | null, changes: Partial<ReportRow> = {}): ReportRow {
  return { organ: organId, organId, year, source: `${year}/${organId}.txt`, errors: 0, figuresRead: 200, ...changes }
}

const states = (reports: readonly ReportRow[], register = new OrganRegister([])) =>
  Object.fromEntries(findGaps(reports, register).rows.map(({ organId, cells }) => [organId, cells.map(({ state }) => state).join(' ')]))

test('there, missing, twice, with errors; what began later owes nothing before', () => {
  const reports = [
    report('甲', 2021),
    report('甲', 2023),
    report('乙', 2022, { errors: 1 }),
    report('乙', 2023),
    report('乙', 2023, { source: 'b' }),
  ]
  expect(states(reports)).toEqual({ 甲: 'there missing there', 乙: 'none errors twice' })
})

test('an organ owes what its names say: none after its end, all years where it is only spoken of', () => {
  const line = { superior: '', from: null, to: null }
  const register = new OrganRegister([
    { ...line, name: '甲', id: '甲', to: 2021 },
    { ...line, name: '丙', id: '丙' },
    { ...line, name: '丁', id: '丁', from: 2022 },
  ])
  const reports = [report('甲', 2020), report('甲', 2021), report('乙', 2022), report('丁', 2023)]
  expect(states(reports, register)).toEqual({
    甲: 'there there none none',
    乙: 'none none there missing',
    丙: 'missing missing missing missing',
    丁: 'none none missing there',
  })
})

test('reports without organ or year fill no cell and are named', () => {
  const found = findGaps(
    [report(null, 2024, { source: 'x' }), report('甲', null, { source: 'y' }), report('甲', 2024)],
    new OrganRegister([]),
  )
  expect(found.unplaced.map(({ source }) => source)).toEqual(['x', 'y'])
  expect(findGaps([], new OrganRegister([]))).toEqual({ years: [], rows: [], unplaced: [] })
})
