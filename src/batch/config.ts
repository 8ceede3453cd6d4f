import { withoutByteOrderMark } from '../language/invisible.js'
import { join, resolve } from 'node:path'
import picomatch from 'picomatch'
import * as z from 'zod'
import { placeOfFault, placeOfValue } from '../diagnostics/json-place.js'
import { describeFault } from '../diagnostics/schema-fault.js'
import { digitFaces, fontRoles } from '../fonts/font-set.js'
import { parseFont } from '../fonts/load-fonts.js'
import { formats } from '../writers/registry.js'
import { kindOf, readInput } from '../system/files.js'
import { shownPath } from '../system/shown-path.js'
import type { FileOptions } from '../work/job.js'
import { configName } from './walk.js'

/** `nianbao.config.json` in an archive's root. An unknown key is an error: a misspelt one must not be passed over. */

const optionsSchema = z.strictObject({
  to: z.array(z.enum(formats)).min(1).optional(),
  organ: z.string().min(1).optional(),
  year: z.number().int().min(2008).max(2100).optional(),
  title: z.string().min(1).optional(),
  'pdf-attach': z.boolean().optional(),
  cover: z.boolean().optional(),
  contents: z.boolean().optional(),
  charts: z.boolean().optional(),
  digits: z.enum(digitFaces).optional(),
  font: z.array(z.string().refine((text) => parseFont(text) !== null, `应写成 角色=文件，角色为 ${fontRoles.join('、')}`)).optional(),
  strict: z.boolean().optional(),
})

const configSchema = z.strictObject({
  /** For every file. */
  options: optionsSchema.optional(),
  /** Superiors by name, each with the organs whose figures make up its own: 青屿市人民政府 → its departments and counties. */
  parts: z.record(z.string().min(1), z.array(z.string().min(1)).min(1)).optional(),
  /** For files whose path under the root matches; later entries win. */
  paths: z.array(z.strictObject({ match: z.string().min(1), options: optionsSchema })).optional(),
})

export type BatchConfig = z.infer<typeof configSchema>

/** A configuration that cannot be used; the message is for the user. */
class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

/** The configuration in a folder; nothing where there is none. Throws a ConfigError. */
export function readConfig(folder: string): BatchConfig {
  const path = join(folder, configName)
  return kindOf(path) === 'file' ? parseConfig(Buffer.from(readInput(path)).toString('utf8'), shownPath(path)) : {}
}

/** Parses a configuration file; throws a ConfigError that names the key. */
export function parseConfig(text: string, name: string): BatchConfig {
  if (text.includes('\ufffd')) throw new ConfigError(`${name} 不是 UTF-8 编码，请另存为 UTF-8`)
  const json = withoutByteOrderMark(text)
  let data: unknown
  try {
    data = JSON.parse(json)
  } catch {
    throw new ConfigError(`${name} 不是有效的 JSON（${placeOfFault(json)}）`)
  }
  const parsed = configSchema.safeParse(data, { error: describeFault })
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]!
  const path = issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0]!] : issue.path
  throw new ConfigError(`${name} 有误：${describeIssue(issue)}（${placeOfValue(json, path)}）`)
}

/**
 * The options for a path under the root folder: the run's own, then the configuration's, from the general to the particular. Font files are
 * looked for from the root on.
 */
export function optionsFor(input: string, base: FileOptions, config: BatchConfig, folder: string): FileOptions {
  const matching = (config.paths ?? []).filter(({ match }) => picomatch.isMatch(input, match, { dot: true }))
  const layers = [config.options, ...matching.map((entry) => entry.options)]
  return layers.reduce<FileOptions>((options, layer) => applyOptions(options, layer, folder), base)
}

function applyOptions(base: FileOptions, options: z.infer<typeof optionsSchema> | undefined, folder: string): FileOptions {
  if (!options) return base
  const { to, organ, year, title, 'pdf-attach': attach, font, strict, cover, contents, charts, digits } = options
  const look = Object.fromEntries(Object.entries({ cover, contents, charts, digits }).filter(([, value]) => value !== undefined))
  return {
    ...base,
    ...(to ? { formats: to } : {}),
    ...(organ === undefined ? {} : { organ }),
    ...(year === undefined ? {} : { year }),
    ...(title === undefined ? {} : { title }),
    ...(attach === undefined ? {} : { attach }),
    ...(Object.keys(look).length > 0 && { look: { ...base.look, ...look } }),
    ...(strict === undefined ? {} : { strict }),
    ...(font ? { fonts: font.map((text) => parseFont(text)!).map((own) => ({ ...own, path: resolve(folder, own.path) })) } : {}),
  }
}

function describeIssue(issue: z.core.$ZodIssue): string {
  const place = issue.path.length > 0 ? `${issue.path.join('.')} ` : '整个文件'
  if (issue.code === 'unrecognized_keys') return `${issue.path.length > 0 ? place : ''}没有“${issue.keys.join('、')}”这个设置`
  return `${place}的值不对（${issue.message}）`
}
