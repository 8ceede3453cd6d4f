import { fontRoles, type FontRole } from '../fonts/font-set.js'
import type { OwnFont } from '../load-fonts.js'
import { UsageError } from './options.js'

/** The values of `--font ROLE=FILE`; `#1` behind the file picks the second font of a TTC. */
export function parseFonts(values: readonly string[] | undefined): OwnFont[] {
  return (values ?? []).map(parseFont)
}

function parseFont(value: string): OwnFont {
  const parsed = /^([a-z]+)=(.+?)(?:#(\d+))?$/.exec(value)
  const role = fontRoles.find((candidate) => candidate === parsed?.[1])
  if (!parsed || !role) throw new UsageError(`--font 应写成 角色=文件，角色为 ${fontRoles.join('、')}，不能是“${value}”`)
  return { role: role satisfies FontRole, path: parsed[2]!, index: Number(parsed[3] ?? 0) }
}
