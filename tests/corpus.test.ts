import { expect, test } from 'vitest'
import { readReports } from '../src/convert.js'
import { forms } from '../src/forms/index.js'
import { figureRows } from '../src/forms/layout.js'
import type { Figure } from '../src/model/report.js'
import { goldPages, goldReports } from './corpus-gold.js'

/*
 * Figures read by hand, beside those nianbao reads. Skipped where the corpus is absent; the only test that knows real documents.
 */

const rows = forms.flatMap((form) => form.tables).flatMap(figureRows)
const formUnits = new Map(rows.flatMap((row) => row.figures).map(({ path, column }) => [path, column.unit]))

const reports = goldReports()
const pages = goldPages()

test.skipIf(reports.length > 0)('the corpus is not here', () => expect([...reports, ...pages]).toEqual([]))

for (const gold of reports) {
  for (const extension of ['txt', 'html'] as const) {
    const text = gold.read(extension)
    if (text === undefined) continue
    test(`every figure of ${gold.name}.${extension} is read`, async () => {
      const figures = await figuresOf(new TextEncoder().encode(text), `${gold.name}.${extension}`)
      const known = figures.filter(({ path }) => gold.figures.has(path))
      expect(known.map((figure) => [figure.path, figure.state === 'read' ? written(figure) : figure.state])).toEqual(
        [...gold.figures].map(([path, value]) => [path, value ?? 'blank']),
      )
    })
  }
}

/** What the pages give today. Once better, the record must follow: it never gets worse again. */
const record = { right: 225, lost: 0, wrong: [] }

test.skipIf(pages.length === 0)('figures of the pages', async () => {
  const score = { right: 0, lost: 0, wrong: [] as string[] }
  for (const page of pages) {
    const read = new Map((await figuresOf(page.bytes, page.name)).map((figure) => [figure.path, figure]))
    for (const [path, value] of page.figures) {
      const found = written(read.get(path))
      if (found === value) score.right++
      else if (found === undefined) score.lost++
      else score.wrong.push(`${page.name} ${path}: ${found}, not ${value}`)
    }
    for (const [path, figure] of read)
      if (!page.figures.has(path) && written(figure) !== undefined) score.wrong.push(`${page.name} ${path}: ${written(figure)}, not there`)
  }
  expect(score).toEqual(record)
})

async function figuresOf(bytes: Uint8Array, name: string): Promise<readonly Figure[]> {
  return (await readReports(bytes, name)).reports.flatMap(({ report }) => report.figures)
}

/** Value and unit; the unit the form itself prints over the column goes without saying. */
function written(figure: Figure | undefined): string | undefined {
  if (figure?.state !== 'read' && figure?.state !== 'inferred') return undefined
  return `${figure.value}${figure.unit === formUnits.get(figure.path) ? '' : (figure.unit ?? '')}`
}
