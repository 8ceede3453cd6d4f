import { join } from 'node:path'
import type { Catalogue } from './catalogue.js'
import { quoteName, quoteSql, type DuckConnection } from './duckdb.js'
import type { OrganRegister } from './organs.js'
import { archiveTables, yearTables, type Column } from './schema.js'
import { readFrom } from './store.js'

/** New reports → the Parquet files of the years they concern, with what those years held before and still holds. */

/** What a report's line in the staging file holds, but for its lists. */
const head = [
  ['organ', 'VARCHAR'],
  ['year', 'INTEGER'],
  ['kind', 'VARCHAR'],
  ['title', 'VARCHAR'],
  ['forms', 'VARCHAR'],
  ['source', 'VARCHAR'],
  ['hash', 'VARCHAR'],
  ['errors', 'INTEGER'],
  ['warnings', 'INTEGER'],
] as const
const lists = ['figures', 'findings', 'sections'] as const
const shared = new Set<string>(['organ', 'organId', 'year', 'source', 'hash'])

/** A list's rows without what they share with their report; numbers come as text, for JSON's would be rounded. */
function ownColumns(table: (typeof lists)[number]): readonly Column[] {
  const columns: readonly Column[] = archiveTables[table]
  return columns.filter(([name]) => !shared.has(name))
}

/** Makes the tables that the files are written from: `staged` of new reports, `gone` of inputs whose rows no longer hold. */
export async function stage(connection: DuckConnection, file: string, longestLine: number, gone: readonly string[]): Promise<void> {
  const structs = lists.map((table) => {
    const fields = ownColumns(table).map(([name, type]) => `${quoteName(name)} ${type.startsWith('DECIMAL') ? 'VARCHAR' : type}`)
    return `${table}: ${quoteSql(`STRUCT(${fields.join(', ')})[]`)}`
  })
  const columns = [...head.map(([name, type]) => `${name}: '${type}'`), ...structs].join(', ')
  const size = Math.max(16 << 20, longestLine + 1024)
  await connection.run(
    `CREATE TABLE staged AS SELECT * FROM read_json(${quoteSql(file)}, format = 'newline_delimited', maximum_object_size = ${size}, columns = {${columns}})`,
  )
  await connection.run('CREATE TABLE gone (input VARCHAR)')
  for (let from = 0; from < gone.length; from += mostValues)
    await connection.run(
      `INSERT INTO gone VALUES ${gone
        .slice(from, from + mostValues)
        .map((input) => `(${quoteSql(input)})`)
        .join(', ')}`,
    )
}

const mostValues = 5000

/** Of several reports of a file the source ends in `//2`, which no path does. */
const stillHolds = `regexp_replace(source, '//[0-9]+$', '') NOT IN (SELECT input FROM gone)`

/** The years whose files change. */
export async function changedYears(connection: DuckConnection, folder: string, { years }: Catalogue): Promise<(number | null)[]> {
  const old = readFrom(folder, 'reports', Object.values(years.reports ?? {}))
  const reader = await connection.runAndReadAll(
    `SELECT DISTINCT year FROM (SELECT year FROM staged UNION ALL SELECT year FROM (${old}) WHERE NOT (${stillHolds})) ORDER BY year`,
  )
  return reader.getRowObjectsJson().map((row) => (row as { year: number | null }).year)
}

/** Writes the files of a year; gives their names by table, null where nothing is left. */
export async function writeYear(
  connection: DuckConnection,
  { folder, catalogue, generation, register }: YearWriting,
  year: number | null,
): Promise<Readonly<Record<(typeof yearTables)[number], string | null>>> {
  const key = String(year ?? 'none')
  const is = year === null ? 'year IS NULL' : `year = ${year}`
  await nameOrgans(connection, register, `SELECT organ, year FROM (${oldOf('reports')}) UNION SELECT organ, year FROM staged WHERE ${is}`)
  const written: Record<string, string | null> = {}
  for (const table of yearTables) {
    const name = `${table}-${key}-${generation}.parquet`
    const columns = archiveTables[table].map(([column]) => (column === 'organId' ? 'o.organId' : `r.${quoteName(column)}`))
    const kept = `SELECT * EXCLUDE (organId) FROM (${oldOf(table)}) WHERE ${stillHolds}`
    const rows = `(${kept}) UNION ALL BY NAME (${stagedRows(table, is)})`
    const sql = `SELECT ${columns.join(', ')} FROM (${rows}) r LEFT JOIN organ_ids o ON r.organ = o.organ ORDER BY r.source, r.file_row_number`
    const [count] = (await connection.runAndReadAll(`SELECT count(*)::INTEGER AS n FROM (${rows})`)).getRowObjectsJson() as { n: number }[]
    written[table] = count!.n === 0 ? null : name
    if (count!.n > 0) await connection.run(`COPY (${sql}) TO ${quoteSql(join(folder, name))} (FORMAT parquet, COMPRESSION zstd)`)
  }
  return written as Awaited<ReturnType<typeof writeYear>>

  function oldOf(table: (typeof yearTables)[number]): string {
    const file = catalogue.years[table]?.[key]
    const none = file === undefined ? ', 0::BIGINT AS file_row_number' : ''
    return readFrom(folder, table, file === undefined ? [] : [file], ', file_row_number = true').replace(
      ' WHERE false',
      `${none} WHERE false`,
    )
  }
}

export interface YearWriting {
  readonly folder: string
  /** As it was before this build. */
  readonly catalogue: Catalogue
  readonly generation: number
  readonly register: OrganRegister
}

/** Ids of the organs of a year. */
async function nameOrgans(connection: DuckConnection, register: OrganRegister, names: string): Promise<void> {
  const found = (await connection.runAndReadAll(names)).getRowObjectsJson() as { organ: string | null; year: number | null }[]
  const ids = new Map(found.flatMap(({ organ, year }) => (organ === null ? [] : [[organ, register.idOf(organ, year)] as const])))
  await connection.run('CREATE OR REPLACE TABLE organ_ids (organ VARCHAR, organId VARCHAR)')
  const values = [...ids].map(([organ, id]) => `(${quoteSql(organ)}, ${quoteSql(id)})`)
  for (let from = 0; from < values.length; from += mostValues)
    await connection.run(`INSERT INTO organ_ids VALUES ${values.slice(from, from + mostValues).join(', ')}`)
}

/** Rows of new reports, in their order. */
function stagedRows(table: (typeof yearTables)[number], is: string): string {
  if (table === 'reports') {
    const own = head.map(([name]) => name).join(', ')
    const read = `len(list_filter(figures, lambda f: f.value IS NOT NULL))::INTEGER AS figuresRead`
    return `SELECT ${own}, len(figures)::INTEGER AS figures, ${read}, 0::BIGINT AS file_row_number FROM staged WHERE ${is}`
  }
  const own = ownColumns(table).map(([name, type]) => `item.${quoteName(name)}::${type} AS ${quoteName(name)}`)
  const items = `SELECT organ, year, source, hash, unnest(${table}) AS item, generate_subscripts(${table}, 1) AS file_row_number FROM staged WHERE ${is}`
  return `SELECT organ, year, source, hash, file_row_number, ${own.join(', ')} FROM (${items})`
}
