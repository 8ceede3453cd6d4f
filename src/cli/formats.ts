import { formats, type Format } from '../writers/index.js'
import { UsageError } from './options.js'

const defaultFormats: readonly Format[] = ['docx', 'pdf', 'html']

/** The formats of `--to docx,pdf`, each once. */
export function formatList(value: string | undefined): readonly Format[] {
  if (value === undefined) return defaultFormats
  const names = value.split(/[,，\s]+/).filter(Boolean)
  const unknown = names.find((name) => !(formats as readonly string[]).includes(name))
  if (unknown !== undefined || names.length === 0) throw new UsageError(`--to 只能是 ${formats.join('、')}，不能是“${unknown ?? value}”`)
  return [...new Set(names as Format[])]
}
