import { expect, test } from 'vitest'
import { readText } from '../../../src/readers/text/read-text.js'
import { matchTables } from '../../../src/tables/match.js'
import { goldReports } from './gold.js'

for (const gold of goldReports()) {
  const text = gold.read('txt')
  if (text === undefined) continue
  test.skipIf(gold.name !== '001')(`every figure of ${gold.name}.txt is read`, () => {
    const items = matchTables(
      readText(text, () => {}),
      () => {},
    )
    const figures = items.flatMap((item) => (item.kind === 'form' ? item.figures : []))
    const read = figures.map(({ path, value, state }) => [path, state === 'read' ? String(value) : state])
    expect(read).toEqual([...gold.figures])
  })
}
