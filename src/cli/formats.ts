import { defaultFormats, formats, writers, type Format } from '../writers/registry.js'
import { listOption, type OptionSpec, type ParsedArguments } from './options.js'

/** `--to docx,pdf` */
export const toOption: OptionSpec = {
  value: 'FORMATS',
  help: `写出的格式，用逗号分隔：${formats.join('、')}（默认 ${defaultFormats.join(',')}）`,
}

/** The formats of `--to`. */
export function formatList(value: ParsedArguments['values'][string]): readonly Format[] {
  return listOption('to', value, formats, defaultFormats)
}

/** What `convert` writes, for the help: `Word、PDF、网页（另可写出 JSON、CSV）`. */
export function namesOfFormats(): string {
  const namesOf = (list: readonly Format[]): string => list.map((format) => writers[format].name).join('、')
  const others = formats.filter((format) => !defaultFormats.includes(format))
  return `${namesOf(defaultFormats)}（另可写出 ${namesOf(others)}）`
}
