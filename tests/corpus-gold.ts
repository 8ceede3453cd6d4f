import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { findFormTable } from '../src/forms/index.js'
import { figureRows } from '../src/forms/layout.js'

const corpus = join(import.meta.dirname, '../../shared/corpus')
const reports = join(corpus, 'real')
const pages = join(corpus, 'pages')

/** A report of the corpus whose figures are known. */
export interface GoldReport {
  readonly name: string
  /** Figures by path, as text; null where the source leaves the cell blank. */
  readonly figures: ReadonlyMap<string, string | null>
  readonly read: (extension: 'txt' | 'html') => string | undefined
}

/** The reports of the corpus with known figures; none where the corpus is absent. */
export function goldReports(): GoldReport[] {
  if (!existsSync(reports)) return []
  return readdirSync(reports)
    .filter((file) => file.endsWith('.gold.json'))
    .map((file) => {
      const name = file.slice(0, 3)
      const read = (extension: string) =>
        existsSync(join(reports, `${name}.${extension}`)) ? readFileSync(join(reports, `${name}.${extension}`), 'utf8') : undefined
      return { name, figures: figuresOf(JSON.parse(readFileSync(join(reports, file), 'utf8'))), read }
    })
}

/** A page as found on the web, with those of its figures a person has read. */
export interface GoldPage {
  readonly name: string
  readonly bytes: Uint8Array
  /** By path, as written with the unit that belongs to it. */
  readonly figures: ReadonlyMap<string, string>
}

/** The pages with figures read by hand; none where the corpus is absent. */
export function goldPages(): GoldPage[] {
  if (!existsSync(pages)) return []
  return readdirSync(pages)
    .filter((file) => file.endsWith('.gold.json'))
    .map((file) => {
      const gold = JSON.parse(readFileSync(join(pages, file), 'utf8')) as { file: string; figures: Record<string, string> }
      return { name: gold.file, bytes: readFileSync(join(pages, gold.file)), figures: new Map(Object.entries(gold.figures)) }
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
