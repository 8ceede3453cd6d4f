import { expect, test } from 'vitest'
import { readText } from '../../../src/readers/text/read-text.js'
import { matchTables } from '../../../src/tables/match.js'
import { goldReports } from './gold.js'

const reports = goldReports()

test.skipIf(reports.length > 0)('the corpus is not here', () => expect(reports).toEqual([]))

for (const gold of reports) {
  const text = gold.read('txt')
  if (text === undefined) continue
  test(`every figure of ${gold.name}.txt is read`, () => {
    const items = matchTables(readText(text), () => {})
    const figures = items.flatMap((item) => (item.kind === 'form' ? item.figures : []))
    const read = figures.map(({ path, value, state }) => [path, state === 'read' ? String(value) : state])
    expect(read).toEqual([...gold.figures])
  })
}
