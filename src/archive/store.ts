import { join } from 'node:path'
import { kindOf, readInput } from '../system/files.js'
import { hashOf } from '../platform/hash.js'
import { collectInto } from '../diagnostics/diagnostic.js'
import { decodeBytes } from '../readers/decode.js'
import { filesOf, organsName, readCatalogue, type Catalogue } from './catalogue.js'
import { ArchiveError, loadDuckDb, quoteName, quoteSql, type DuckConnection, type DuckReader } from './duckdb.js'
import { parseOrgans } from './organs-file.js'
import { OrganRegister } from './organs.js'
import { archiveTables, yearTables, type TableName } from './schema.js'

/** An archive that is read. */
export class Archive {
  constructor(
    readonly catalogue: Catalogue,
    readonly register: OrganRegister,
    private readonly connection: DuckConnection,
    private readonly closeAll: () => void,
  ) {}

  async rows<T extends object>(sql: string): Promise<T[]> {
    return (await this.connection.runAndReadAll(sql)).getRowObjectsJson() as T[]
  }

  /** A question of the user's own: one SELECT, which sees the archive and nothing else of this machine. */
  async ask(sql: string): Promise<DuckReader> {
    const statement = await this.connection.prepare(sql)
    if (statement.statementType !== selectStatement) throw new ArchiveError('query 只接受 select')
    return statement.runAndReadAll()
  }

  close(): void {
    this.closeAll()
  }
}

const selectStatement = 1

/** Opens an archive for reading. Nothing on this machine but its files can be reached from then on. */
export async function openArchive(folder: string): Promise<Archive> {
  const catalogue = readCatalogue(folder)
  if (!catalogue) throw new ArchiveError(`${folder} 中没有库：请先运行 nianbao archive build 档案目录 --out ${folder}`)
  const missing = filesOf(catalogue).find((name) => kindOf(join(folder, name)) !== 'file')
  if (missing !== undefined) throw new ArchiveError(`库中缺少 ${missing}：请删去整个库，重新运行 archive build`)
  const organs = readOrgans(folder)
  if (organs.hash !== catalogue.organs)
    throw new ArchiveError(`${organsName} 改动过，还没有用上：请先运行 nianbao archive organs ${folder}`)
  const { DuckDBInstance } = await loadDuckDb()
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  const close = () => {
    connection.closeSync()
    instance.closeSync()
  }
  try {
    await connection.run(`SET allowed_directories = [${quoteSql(`${folder}/`)}]`)
    await connection.run('SET enable_external_access = false')
    await connection.run('SET lock_configuration = true')
    for (const sql of viewsOf(folder, catalogue)) await connection.run(sql)
    return new Archive(catalogue, new OrganRegister(organs.lines, catalogue.parts), connection, close)
  } catch (error) {
    close()
    throw error
  }
}

/** What 机关.csv says now. One with faults is not used: half of it would make other organs of the rest. */
export function readOrgans(folder: string) {
  const path = join(folder, organsName)
  if (kindOf(path) !== 'file') return { text: '', hash: '', lines: [] }
  const bytes = readInput(path)
  const text = decodeBytes(bytes, collectInto([]))?.text ?? ''
  const { lines, faults } = parseOrgans(text)
  if (faults.length > 0) throw new ArchiveError(`${path} 有误，没有采用：${faults.slice(0, 5).join('；')}`)
  return { text, hash: hashOf(bytes), lines }
}

/** Of each table what its files hold, and whether a report counts. */
function viewsOf(folder: string, catalogue: Catalogue): string[] {
  const plain = yearTables.map((table) => [`${table}_kept`, readFrom(folder, table, Object.values(catalogue.years[table] ?? {}))] as const)
  const inputs = readFrom(folder, 'inputs', catalogue.inputs === null ? [] : [catalogue.inputs])
  return [
    ...plain.map(([name, sql]) => `CREATE VIEW ${name} AS ${sql}`),
    `CREATE VIEW inputs AS ${inputs}`,
    `CREATE VIEW reports AS SELECT *, ${countsSql} AS counts FROM reports_kept`,
    'CREATE VIEW figures AS FROM figures_kept',
    'CREATE VIEW findings AS FROM findings_kept',
    'CREATE VIEW sections AS FROM sections_kept',
  ]
}

/** Of several reports of an organ and year the one with most figures counts, as in a batch's run report. */
const countsSql = `(kind = 'annual' AND organId IS NOT NULL AND year IS NOT NULL
  AND row_number() OVER (PARTITION BY organId, year, kind ORDER BY figuresRead DESC, source) = 1)`

/** The rows of files of one table; none, with its columns, where there is no file. */
export function readFrom(folder: string, table: TableName, files: readonly string[], options = ''): string {
  const columns = archiveTables[table].map(([name, type]) => `NULL::${type} AS ${quoteName(name)}`)
  if (files.length === 0) return `SELECT ${columns.join(', ')} WHERE false`
  return `SELECT * FROM read_parquet([${files.map((name) => quoteSql(join(folder, name))).join(', ')}]${options})`
}
