import { join } from 'node:path'
import { appendLine, closeFile, makeFolder, makeWorkFolder, openAppend, removeFile, removeWorkFolders, takeLock } from '../system/files.js'
import { findSources, partsOf, type ArchiveSources, type ReadInput } from './build.js'
import { emptyCatalogue, readCatalogue, writeCatalogue, type Catalogue } from './catalogue.js'
import { ArchiveError, loadDuckDb, quoteSql, type DuckConnection } from './duckdb.js'
import { OrganRegister } from './organs.js'
import { archiveTables, yearTables } from './schema.js'
import { readFrom, readOrgans } from './store.js'
import { changedYears, stage, writeYear } from './write-tables.js'

export interface BuildOutcome {
  /** Files looked at, and of them those that were read anew. */
  readonly files: number
  readonly fresh: number
  /** Files of the archive that are no longer there. */
  readonly removed: number
  readonly reports: number
  readonly failed: readonly { readonly input: string; readonly reason: string }[]
  /** Files that are no reports. */
  readonly others: number
  /** Years whose files were written anew. */
  readonly years: readonly (number | null)[]
}

const lockName = '.nianbao-lock'

/**
 * Reads what has changed and writes the years it concerns. New files are written beside the old ones, and the catalogue, last, makes them the
 * archive: a build that ends at any moment leaves what was there before. `null` for the sources: organs alone have changed.
 */
export async function buildArchive(
  out: string,
  sources: ArchiveSources | null,
  onRead: (input: string) => void = () => {},
): Promise<BuildOutcome> {
  const release = lock(out)
  try {
    removeWorkFolders(out)
    const work = makeWorkFolder(out)
    const { DuckDBInstance } = await loadDuckDb()
    const instance = await DuckDBInstance.create(join(work, 'stage.duckdb'), { temp_directory: join(work, 'spill') })
    const connection = await instance.connect()
    try {
      return await build(connection, { out, work, sources, onRead })
    } finally {
      connection.closeSync()
      instance.closeSync()
      removeWorkFolders(out, work)
    }
  } finally {
    release()
  }
}

interface Building {
  readonly out: string
  readonly work: string
  readonly sources: ArchiveSources | null
  readonly onRead: (input: string) => void
}

async function build(connection: DuckConnection, { out, work, sources, onRead }: Building): Promise<BuildOutcome> {
  const old = readCatalogue(out) ?? emptyCatalogue
  const organs = readOrgans(out)
  const parts = sources ? partsOf(sources) : old.parts
  const register = new OrganRegister(organs.lines, parts)
  const known = await knownInputs(connection, out, old)
  const staged = sources ? await readChanged(findSources(sources), known, join(work, 'staged.ndjson'), onRead) : nothingRead(known)
  await stage(connection, staged.file ?? emptyFile(join(work, 'staged.ndjson')), staged.longestLine, [...staged.fresh, ...staged.removed])
  const renamed = organs.hash !== old.organs || JSON.stringify(parts) !== JSON.stringify(old.parts)
  const years = renamed ? allYears(old, await changedYears(connection, out, old)) : await changedYears(connection, out, old)
  const outcome = await outcomeOf(connection, staged, years)
  if (years.length === 0 && !renamed && staged.fresh.length + staged.removed.length === 0 && old.generation > 0) return outcome(old, out)
  const next = await writeFiles(connection, { folder: out, catalogue: old, generation: old.generation + 1, register }, years, staged)
  writeCatalogue(out, { ...next, parts, organs: organs.hash })
  return outcome(next, out)
}

/** Counted when the new files are there. */
async function outcomeOf(connection: DuckConnection, { inputs, fresh, removed }: Staged, years: readonly (number | null)[]) {
  return async (catalogue: Catalogue, folder: string): Promise<BuildOutcome> => {
    const sql = `SELECT count(*)::INTEGER AS n FROM (${readFrom(folder, 'reports', Object.values(catalogue.years.reports ?? {}))})`
    const [count] = (await connection.runAndReadAll(sql)).getRowObjectsJson() as { n: number }[]
    return {
      files: inputs.length,
      fresh: fresh.length,
      removed: removed.length,
      reports: count!.n,
      failed: inputs.filter(({ status }) => status === 'failed').map(({ input, reason }) => ({ input, reason })),
      others: inputs.filter(({ status }) => status === 'other').length,
      years,
    }
  }
}

function allYears({ years }: Catalogue, changed: readonly (number | null)[]): (number | null)[] {
  const old = Object.keys(years.reports ?? {}).map((year) => (year === 'none' ? null : Number(year)))
  return [...new Set([...old, ...changed])].sort((a, b) => (a ?? 0) - (b ?? 0))
}

interface InputRow {
  readonly input: string
  readonly hash: string
  readonly status: ReadInput['status']
  readonly reason: string
}

async function knownInputs(connection: DuckConnection, folder: string, { inputs }: Catalogue): Promise<Map<string, InputRow>> {
  const reader = await connection.runAndReadAll(readFrom(folder, 'inputs', inputs === null ? [] : [inputs]))
  return new Map((reader.getRowObjectsJson() as InputRow[]).map((row) => [row.input, row]))
}

interface Staged {
  /** Null where nothing is new. */
  readonly file: string | null
  readonly longestLine: number
  /** All inputs as they are now. */
  readonly inputs: readonly InputRow[]
  readonly fresh: readonly string[]
  readonly removed: readonly string[]
}

function nothingRead(known: ReadonlyMap<string, InputRow>): Staged {
  return { file: null, longestLine: 0, inputs: [...known.values()], fresh: [], removed: [] }
}

/** Each new report becomes a line of the staging file; none is held. */
async function readChanged(
  files: ReturnType<typeof findSources>,
  known: ReadonlyMap<string, InputRow>,
  path: string,
  onRead: (input: string) => void,
): Promise<Staged> {
  const inputs: InputRow[] = []
  const fresh: string[] = []
  let longestLine = 0
  const lines = openAppend(path)
  try {
    for (const { input, hash, read } of files) {
      const before = known.get(input)
      if (before?.hash === hash) {
        inputs.push(before)
        continue
      }
      const { reports, ...how } = await read()
      inputs.push({ input, hash, ...how })
      fresh.push(input)
      for (const report of reports) longestLine = Math.max(longestLine, appendLine(lines, JSON.stringify(report)))
      onRead(input)
    }
  } finally {
    closeFile(lines)
  }
  if (inputs.length === 0) throw new ArchiveError('没有找到可以读取的文件')
  const there = new Set(inputs.map(({ input }) => input))
  return { file: path, longestLine, inputs, fresh, removed: [...known.keys()].filter((input) => !there.has(input)) }
}

function emptyFile(path: string): string {
  closeFile(openAppend(path))
  return path
}

async function writeFiles(
  connection: DuckConnection,
  writing: Parameters<typeof writeYear>[1],
  years: readonly (number | null)[],
  { inputs }: Staged,
): Promise<Catalogue> {
  const files = Object.fromEntries(yearTables.map((table) => [table, { ...writing.catalogue.years[table] }]))
  for (const year of years) {
    const written = await writeYear(connection, writing, year)
    for (const table of yearTables) {
      const name = written[table]
      if (name === null) delete files[table]![String(year ?? 'none')]
      else files[table]![String(year ?? 'none')] = name
    }
  }
  const { folder, catalogue, generation } = writing
  return { ...catalogue, generation, years: files, inputs: await writeInputs(connection, folder, generation, inputs) }
}

async function writeInputs(connection: DuckConnection, folder: string, generation: number, inputs: readonly InputRow[]): Promise<string> {
  const name = `inputs-all-${generation}.parquet`
  const columns = archiveTables.inputs.map(([column]) => column)
  await connection.run(`CREATE OR REPLACE TABLE inputs_now (${columns.map((column) => `${column} VARCHAR`).join(', ')})`)
  const values = inputs.map((row) => `(${columns.map((column) => quoteSql(row[column])).join(', ')})`)
  for (let from = 0; from < values.length; from += mostValues)
    await connection.run(`INSERT INTO inputs_now VALUES ${values.slice(from, from + mostValues).join(', ')}`)
  await connection.run(`COPY (FROM inputs_now ORDER BY input) TO ${quoteSql(join(folder, name))} (FORMAT parquet, COMPRESSION zstd)`)
  return name
}

const mostValues = 5000

function lock(out: string): () => void {
  makeFolder(out)
  const path = join(out, lockName)
  const holder = takeLock(path)
  if (holder !== null) throw new ArchiveError(`进程${holder}正在写这个库；如果没有这样的运行，请删除 ${path}`)
  return () => removeFile(path)
}
