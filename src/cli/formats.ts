import { formats, type Format } from '../writers/index.js'
import { listOption, type ParsedArguments } from './options.js'

const defaultFormats: readonly Format[] = ['docx', 'pdf', 'html']

/** The formats of `--to docx,pdf`. */
export function formatList(value: ParsedArguments['values'][string]): readonly Format[] {
  return listOption('to', value, formats, defaultFormats)
}
