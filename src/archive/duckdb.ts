/** What is used of DuckDB (`@duckdb/node-api`, an optional peer); held against the package by conformance/archive.mjs. */

export interface DuckReader {
  columnNames(): string[]
  /** Whole numbers of 64 bits and decimals as text. */
  getRowObjectsJson(): unknown[]
}

interface DuckStatement {
  /** 1 for SELECT. */
  readonly statementType: number
  runAndReadAll(): Promise<DuckReader>
}

export interface DuckConnection {
  run(sql: string): Promise<unknown>
  runAndReadAll(sql: string): Promise<DuckReader>
  prepare(sql: string): Promise<DuckStatement>
  closeSync(): void
}

interface DuckInstance {
  connect(): Promise<DuckConnection>
  closeSync(): void
}

export interface DuckModule {
  readonly DuckDBInstance: { create(path: string, options?: Record<string, string>): Promise<DuckInstance> }
}

/** The archive cannot do what was asked; the message is for the user. */
export class ArchiveError extends Error {
  override readonly name = 'ArchiveError'
}

/** Loaded when an archive is opened: 70 MB that nobody else needs. */
export async function loadDuckDb(name = '@duckdb/node-api'): Promise<DuckModule> {
  try {
    return (await import(name)) as DuckModule
  } catch (error) {
    if (!['MODULE_NOT_FOUND', 'ERR_MODULE_NOT_FOUND'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error
    throw new ArchiveError(
      '数据库要用 DuckDB，这里没有安装：请运行 npm install @duckdb/node-api（装在 nianbao 旁边）；不装的话，nianbao batch 写出的 figures.csv 也有全部数字',
    )
  }
}

/** Text as SQL has it. */
export function quoteSql(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}

/** A name as SQL has it: `table`, `row` and `column` are words of its own. */
export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}
