import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { findFormTable } from '../../../src/forms/index.js'
import { figureRows } from '../../../src/forms/layout.js'

const corpus = join(import.meta.dirname, '../../../../shared/corpus/real')

/** A report of the corpus whose figures are known. */
export interface GoldReport {
  readonly name: string
  /** Figures by path, as text; null where the source leaves the cell blank. */
  readonly figures: ReadonlyMap<string, string | null>
  readonly read: (extension: 'txt' | 'html') => string | undefined
}

/** The reports of the corpus with known figures; none where the corpus is absent. */
export function goldReports(): GoldReport[] {
  if (!existsSync(corpus)) return []
  return readdirSync(corpus)
    .filter((file) => file.endsWith('.gold.json'))
    .map((file) => {
      const name = file.slice(0, 3)
      const read = (extension: string) =>
        existsSync(join(corpus, `${name}.${extension}`)) ? readFileSync(join(corpus, `${name}.${extension}`), 'utf8') : undefined
      return { name, figures: figuresOf(JSON.parse(readFileSync(join(corpus, file), 'utf8'))), read }
    })
}

interface Gold {
  readonly format: '2019' | '2021'
  readonly table2: Readonly<Record<string, unknown>>
  readonly table3: Readonly<Record<string, Readonly<Record<string, number | null>>>>
  readonly table4: readonly (readonly number[])[]
}

function figuresOf(gold: Gold): Map<string, string | null> {
  const form = `annual-${gold.format}`
  return new Map(
    [...disclosureOf(gold), ...applicationsOf(gold, form), ...disputesOf(gold, form)].map(([path, value]) => [
      path,
      value === null ? null : String(value),
    ]),
  )
}

type Known = readonly [path: string, value: unknown]

function disclosureOf({ format, table2 }: Gold): Known[] {
  const values = Object.values(table2).flat()
  const paths = figureRows(findFormTable(`annual-${format}`, 'disclosure')).flatMap((row) => row.figures.map((figure) => figure.path))
  if (paths.length !== values.length) throw new Error('the gold file has another number of figures')
  return paths.map((path, index) => [path, values[index]])
}

/** The gold files name rows in the form's order and columns by the form's ids. */
function applicationsOf({ table3 }: Gold, form: string): Known[] {
  const rows = figureRows(findFormTable(form, 'applications'))
  return Object.values(table3).flatMap((row, index) => rows[index]!.figures.map(({ path, column }): Known => [path, row[column.id]]))
}

function disputesOf({ table4 }: Gold, form: string): Known[] {
  const [row] = figureRows(findFormTable(form, 'disputes'))
  return table4.flat().map((value, index) => [row!.figures[index]!.path, value])
}
