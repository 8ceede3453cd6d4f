import { join } from 'node:path'
import { siteWords } from '../../diagnostics/catalogue/site-words.js'
import { tidyDecimal } from '../../arithmetic/decimal.js'
import { forms } from '../../forms/index.js'
import { figurePaths } from '../../forms/layout.js'
import { byteOrderMark } from '../../language/invisible.js'
import { kindOf, readInput, writeStreamed, writeWholeUnflushed } from '../../system/files.js'
import { hashOf } from '../../platform/hash.js'
import { csvLine } from '../../writers/csv.js'
import { writers } from '../../writers/registry.js'
import { quoteSql } from '../duckdb.js'
import { TrendReader } from '../read-trends.js'
import { archiveTables } from '../schema.js'
import type { Archive } from '../store.js'
import { sumUp } from '../sum-up.js'
import { followYears, type Trend, type TrendFigure, type TrendYear } from '../trend.js'
import { dataPackage, type DataFile } from './data-package.js'
import { pageStyle } from './page.js'
import {
  indexPage,
  organPage,
  reportPage,
  styleName,
  type ReportFigure,
  type ReportFinding,
  type SiteOrgan,
  type SiteReport,
} from './site-pages.js'

export interface SiteOptions {
  readonly archive: Archive
  /** The archive's folder, whose Parquet files are handed on. */
  readonly folder: string
  readonly out: string
  /** Where `batch` wrote the documents, to be put beside the pages; null for none. */
  readonly documents: string | null
  readonly findings: boolean
}

/** A static site of all reports: pages, documents and data, each file whole. Gives how many organs and reports it shows. */
export async function writeSite(options: SiteOptions): Promise<{ readonly organs: number; readonly reports: number }> {
  const { archive, out } = options
  write(out, styleName, pageStyle)
  const organs = await listOrgans(options)
  const trends = new TrendReader(archive)
  for (const [id, organ] of organs) {
    write(out, organ.path, organPage(organ, await trends.read(id)))
    const contents = await readContents(organ.reports, options)
    for (const report of organ.reports) write(out, report.path, reportPage(report, organ.path, ...contents(report)))
  }
  const files = await writeData(options)
  write(out, 'datapackage.json', `${JSON.stringify(dataPackage(files), null, 1)}\n`)
  write(out, 'index.html', indexPage([...organs.values()], await trendOfAll(archive), files))
  return { organs: organs.size, reports: [...organs.values()].reduce((sum, one) => sum + one.reports.length, 0) }
}

function write(out: string, path: string, content: string | Uint8Array): void {
  writeWholeUnflushed(join(out, path), typeof content === 'string' ? Buffer.from(content) : content)
}

interface ReportRow {
  readonly organ: string | null
  readonly organId: string | null
  readonly year: number | null
  readonly source: string
  readonly counts: boolean
}

async function listOrgans({ archive, out, documents }: SiteOptions): Promise<Map<string, SiteOrgan>> {
  const rows = await archive.rows<ReportRow>(
    `SELECT organ, organId, year, source, counts FROM reports WHERE kind = 'annual' ORDER BY organId NULLS LAST, year DESC NULLS LAST, counts DESC, source`,
  )
  const organs = new Map<string, SiteOrgan & { readonly reports: SiteReport[] }>()
  rows.forEach(({ organ, organId, year, source, counts }, at) => {
    const id = organId ?? ''
    const name = organId === null ? siteWords.noOrgan : archive.register.nameOf(organId)
    const own = organs.get(id) ?? { name, path: `organs/${String(organs.size + 1).padStart(5, '0')}.html`, reports: [] }
    organs.set(id, own)
    const number = String(at + 1).padStart(6, '0')
    own.reports.push({
      organ: organ ?? name,
      year,
      source,
      counts,
      path: `reports/${number}.html`,
      documents: copyDocuments(source, number, out, documents),
    })
  })
  return organs
}

/** Those that `batch` wrote of the same file, under its name without the ending. */
function copyDocuments(source: string, number: string, out: string, documents: string | null): SiteReport['documents'] {
  if (documents === null) return []
  const [file, part] = source.split('//')
  const stem = `${file!.replace(/\.[^./]*$/, '')}${part === undefined ? '' : `-${part}`}`
  return (['docx', 'pdf', 'html'] as const).flatMap((format) => {
    const from = join(documents, `${stem}.${format}`)
    if (kindOf(from) !== 'file') return []
    const path = `documents/${number}.${format}`
    write(out, path, readInput(from))
    return [{ label: writers[format].label, path }]
  })
}

type Contents = readonly [tables: Parameters<typeof reportPage>[2], found: readonly ReportFinding[] | null]

/** Figures and findings of an organ's reports, asked for at once. */
async function readContents(reports: readonly SiteReport[], { archive, findings }: SiteOptions): Promise<(report: SiteReport) => Contents> {
  const which = `source IN (${reports.map(({ source }) => quoteSql(source)).join(', ')})`
  const figures = await archive.rows<ReportFigure & Origin>(
    `SELECT source, year, path, value::VARCHAR AS value, unit, state FROM figures WHERE ${which}`,
  )
  const found = findings
    ? await archive.rows<ReportFinding & Origin>(`SELECT source, year, severity, message, place FROM findings WHERE ${which}`)
    : null
  const of =
    ({ source, year }: SiteReport) =>
    (one: Origin) =>
      one.source === source && one.year === year
  return (report) => [tablesOf(figures.filter(of(report))), found && found.filter(of(report))]
}

type Origin = Pick<ReportRow, 'source' | 'year'>

/** In the order of the forms. */
function tablesOf(figures: readonly ReportFigure[]): Contents[0] {
  const byPath = new Map(figures.map((one) => [one.path, { ...one, value: one.value === null ? null : tidyDecimal(one.value) }]))
  return pathsOfTables.flatMap(({ name, paths }) => {
    const own = paths.flatMap((path) => byPath.get(path) ?? [])
    return own.length > 0 ? [{ name, figures: own }] : []
  })
}

const pathsOfTables = forms[0]!.tables.map(({ id, caption }) => {
  const own = forms.flatMap(({ tables }) => tables.filter((table) => table.id === id).flatMap(figurePaths))
  return { name: caption, paths: [...new Set(own)] }
})

/** The sums of all organs, a superior's parts counted in it alone. */
async function trendOfAll(archive: Archive): Promise<Trend> {
  const years = await archive.rows<{ year: number }>('SELECT DISTINCT year FROM reports WHERE counts ORDER BY year')
  const sums: TrendYear[] = []
  for (const { year } of years) {
    const { total } = await sumUp(archive, undefined, year)
    const figures = [...total.cells].map(([path, { value, lost }]): [string, TrendFigure] => {
      const state = value !== null ? 'read' : lost > 0 ? 'lost' : 'blank'
      return [path, { form: total.form.id, value: value === null ? null : Number(value), state }]
    })
    sums.push({ year, source: '', figures: new Map(figures) })
  }
  return followYears(sums)
}

/** Figures and reports of each year as CSV and JSON, and the Parquet files as they are. */
async function writeData({ archive, folder, out }: SiteOptions): Promise<DataFile[]> {
  const files: DataFile[] = []
  const note = (file: Omit<DataFile, 'bytes' | 'hash'>) => {
    const bytes = readInput(join(out, file.path))
    files.push({ ...file, bytes: bytes.length, hash: hashOf(bytes) })
  }
  for (const table of ['reports', 'figures'] as const) {
    const columns = archiveTables[table].map(([name]) => name)
    for (const [year, file] of Object.entries(archive.catalogue.years[table] ?? {})) {
      const select = columns.map((name) => `"${name}"${name === 'value' ? '::VARCHAR AS "value"' : ''}`).join(', ')
      const rows = await archive.rows<Record<string, string | number | null>>(
        `SELECT ${select} FROM ${table}_kept WHERE year IS NOT DISTINCT FROM ${year === 'none' ? 'NULL' : year}`,
      )
      const path = (format: DataFile['format']) => `data/${table}-${year}.${format}`
      const texts = (row: Record<string, string | number | null>) => columns.map((name) => textOf(name, row[name] ?? null))
      writeStreamed(join(out, path('csv')), (add) => {
        add(byteOrderMark + csvLine(columns))
        for (const row of rows) add(csvLine(texts(row).map((text) => String(text ?? ''))))
      })
      writeStreamed(join(out, path('json')), (add) => {
        rows.forEach((row, at) => {
          const texted = texts(row)
          add(`${at === 0 ? '[' : ',\n'}${JSON.stringify(Object.fromEntries(columns.map((name, index) => [name, texted[index]])))}`)
        })
        add(rows.length === 0 ? '[]\n' : ']\n')
      })
      write(out, path('parquet'), readInput(join(folder, file)))
      for (const format of ['csv', 'json', 'parquet'] as const) note({ table, year, format, path: path(format) })
    }
  }
  return files
}

/** A decimal without noughts behind. */
function textOf(name: string, value: string | number | null): string | number | null {
  return name === 'value' && typeof value === 'string' ? tidyDecimal(value) : value
}
