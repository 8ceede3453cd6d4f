import { tidyDecimal } from '../../arithmetic/decimal.js'
import { ArchiveError } from '../../archive/duckdb.js'
import { openArchive } from '../../archive/store.js'
import { chooseOption, UsageError, type ParsedArguments } from '../options.js'
import { formatTable, tableFormats, type Cell } from './print-table.js'

/** What a screen can use; files get all. */
const mostShown = 1000

export async function runQuery({ inputs, values }: ParsedArguments): Promise<number> {
  const [folder, sql, ...others] = inputs
  if (folder === undefined || sql === undefined || others.length > 0) throw new UsageError('写法：nianbao archive query 库 "select …"')
  const format = chooseOption('format', values['format'], tableFormats, 'text')
  const archive = await openArchive(folder)
  try {
    const reader = await archive.ask(sql).catch((error: unknown) => {
      throw error instanceof ArchiveError ? error : new UsageError(`这句 SQL 不能用：${(error as Error).message}`)
    })
    const columns = reader.columnNames()
    const rows = (reader.getRowObjectsJson() as Record<string, unknown>[]).map((row) => columns.map((name) => asCell(row[name])))
    const shown = format === 'text' ? rows.slice(0, mostShown) : rows
    process.stdout.write(formatTable(columns, shown, format))
    if (shown.length < rows.length) process.stderr.write(`共${rows.length}行，只显示前${mostShown}行；全部请加 --format csv 或 json\n`)
    return 0
  } finally {
    archive.close()
  }
}

/** Decimals as people write them: 12.5, not 12.500000. Lists and structures as JSON. */
function asCell(value: unknown): Cell {
  if (typeof value === 'string') return /^-?\d+\.\d{6}$/.test(value) ? tidyDecimal(value) : value
  return value === null || typeof value === 'number' || typeof value === 'boolean' ? value : JSON.stringify(value)
}
