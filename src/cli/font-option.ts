import { fontRoles } from '../fonts/font-set.js'
import { parseFont, type OwnFont } from '../fonts/load-fonts.js'
import { UsageError } from './options.js'

/** The values of `--font ROLE=FILE`. */
export function parseFonts(values: readonly string[] | undefined): OwnFont[] {
  return (values ?? []).map((value) => {
    const font = parseFont(value)
    if (!font) throw new UsageError(`--font 应写成 角色=文件，角色为 ${fontRoles.join('、')}，不能是“${value}”`)
    return font
  })
}
