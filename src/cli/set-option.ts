import { parseWish, type Wish } from '../corrections/wish.js'
import { UsageError, type ParsedArguments } from './options.js'

/** What `--set PATH=VALUE` wants, once or several times; `--part` says of which report of the file. */
export function wishesOption(value: ParsedArguments['values'][string], part?: number): Wish[] {
  return [value ?? []].flat().map((text) => {
    const wish = parseWish(String(text))
    if (!wish) throw new UsageError(`--set 应写成 PATH=VALUE（如 applications.received.total=6），不能是“${String(text)}”`)
    return { ...wish, part }
  })
}
