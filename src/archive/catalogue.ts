import { join } from 'node:path'
import * as z from 'zod'
import type { PartsConfig } from '../checks/across/survey.js'
import { kindOf, listFiles, readInput, removeFile, writeWhole } from '../system/files.js'
import { ArchiveError } from './duckdb.js'
import { archiveVersion } from './schema.js'

/** Which files make up an archive: what is not named here is no part of it, so that writing one file makes a whole build hold. */
const catalogueSchema = z.object({
  version: z.number().int(),
  /** Counts the builds; in the names of the files, so that none is written over. */
  generation: z.number().int().min(0),
  /** Table → year (`none` where a report has none) → file. */
  years: z.record(z.string(), z.record(z.string(), z.string())),
  inputs: z.string().nullable(),
  /** Superiors and their parts, from nianbao.config.json. */
  parts: z.record(z.string(), z.array(z.string())),
  /** SHA-256 of the 机关.csv by which organs have their ids; empty for none. */
  organs: z.string(),
})

export type Catalogue = Omit<z.infer<typeof catalogueSchema>, 'parts'> & { readonly parts: PartsConfig }

const catalogueName = 'catalogue.json'
export const organsName = '机关.csv'

export const emptyCatalogue: Catalogue = {
  version: archiveVersion,
  generation: 0,
  years: { reports: {}, figures: {}, findings: {}, sections: {} },
  inputs: null,
  parts: {},
  organs: '',
}

/** Null for a folder that holds no archive yet. */
export function readCatalogue(folder: string): Catalogue | null {
  const path = join(folder, catalogueName)
  if (kindOf(path) !== 'file') return null
  const parsed = catalogueSchema.safeParse(parse(Buffer.from(readInput(path)).toString('utf8')))
  if (!parsed.success) throw new ArchiveError(`${path} 不是库的目录，或者已经损坏：请删去整个库，重新运行 archive build`)
  if (parsed.data.version !== archiveVersion)
    throw new ArchiveError(`这个库是第${parsed.data.version}版的，本程序用第${archiveVersion}版：请删去整个库，重新运行 archive build`)
  return parsed.data
}

/** From here on the archive is what the catalogue says; files of earlier builds go. */
export function writeCatalogue(folder: string, catalogue: Catalogue): void {
  writeWhole(join(folder, catalogueName), Buffer.from(`${JSON.stringify(catalogue, null, 1)}\n`))
  const kept = new Set(filesOf(catalogue))
  for (const name of listFiles(folder))
    if (/^\w+-(?:\d{4}|none|all)-\d+\.parquet$/.test(name) && !kept.has(name)) removeFile(join(folder, name))
}

export function filesOf({ years, inputs }: Catalogue): string[] {
  return [...Object.values(years).flatMap((files) => Object.values(files)), ...(inputs === null ? [] : [inputs])]
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
