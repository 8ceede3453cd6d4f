import leven from 'leven'
import { parseArgs } from 'node:util'

/** One option of a command; the help text is made from the same table. */
export interface OptionSpec {
  /** Name of its value in the help, `DIR`; an option without it is a switch. */
  readonly value?: string
  readonly multiple?: boolean
  /** One letter: `h` for `-h`. */
  readonly short?: string
  readonly help: string
}

export interface CommandSpec {
  readonly name: string
  /** `<输入…|-> [选项]` */
  readonly usage: string
  readonly summary: string
  readonly options: Readonly<Record<string, OptionSpec>>
  readonly notes?: readonly string[]
  readonly examples: readonly string[]
}

/** A call that was wrong: one clear line, exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

export interface ParsedArguments {
  readonly inputs: readonly string[]
  readonly values: Readonly<Record<string, string | boolean | string[] | undefined>>
}

export interface Command {
  readonly spec: CommandSpec
  /** Runs the command; gives the exit code. */
  readonly run: (call: ParsedArguments, commands: Commands) => Promise<number>
}

/** All commands by name, each loaded when called. */
export type Commands = Readonly<Record<string, () => Promise<Command>>>

/** Parses a command's arguments; throws a UsageError in Chinese. */
export function parseArguments(spec: CommandSpec, argv: readonly string[]): ParsedArguments {
  const options = Object.fromEntries(
    Object.entries(optionsOf(spec)).map(([name, option]) => [
      name,
      {
        type: option.value ? ('string' as const) : ('boolean' as const),
        multiple: option.multiple ?? false,
        ...(option.short ? { short: option.short } : {}),
      },
    ]),
  )
  try {
    const { values, positionals } = parseArgs({ args: [...argv], options, allowPositionals: true, strict: true })
    return refuseEmpty({ inputs: positionals, values: values as ParsedArguments['values'] })
  } catch (error) {
    if (error instanceof UsageError) throw error
    throw new UsageError(`${describeParseError(error as Error & { code?: string }, spec)}（nianbao ${spec.name} --help 查看用法）`)
  }
}

/** An empty value is most often a variable of a script that was never set. */
function refuseEmpty(call: ParsedArguments): ParsedArguments {
  const empty = Object.entries(call.values).find(([, value]) => [value].flat().includes(''))
  if (empty) throw new UsageError(`选项 --${empty[0]} 的值是空的`)
  if (call.inputs.includes('')) throw new UsageError('输入的文件名是空的')
  return call
}

/** The value of an option that must be one of a list. */
export function chooseOption<T extends string>(
  name: string,
  value: string | boolean | string[] | undefined,
  choices: readonly T[],
  fallback: T,
): T {
  if (value === undefined) return fallback
  const choice = choices.find((candidate) => candidate === value)
  if (!choice) throw new UsageError(`--${name} 只能是 ${choices.join('、')}，不能是“${String(value)}”`)
  return choice
}

/** Those of the choices that an option lists, `docx,pdf`. */
export function listOption<T extends string>(
  name: string,
  value: string | boolean | string[] | undefined,
  choices: readonly T[],
  fallback: readonly T[],
): readonly T[] {
  if (value === undefined) return fallback
  const names = String(value)
    .split(/[,，\s]+/)
    .filter(Boolean)
  const unknown = names.find((one) => !(choices as readonly string[]).includes(one))
  if (unknown !== undefined || names.length === 0)
    throw new UsageError(`--${name} 只能是 ${choices.join('、')}，不能是“${unknown ?? String(value)}”`)
  // In the order of the choices: how it is written decides nothing.
  return choices.filter((choice) => names.includes(choice))
}

/** The whole number an option gives, within bounds. */
export function numberOption(name: string, value: string | boolean | string[] | undefined, min: number, max: number): number | undefined {
  if (value === undefined) return undefined
  if (!/^\d+$/.test(String(value)) || Number(value) < min || Number(value) > max) {
    throw new UsageError(`--${name} 应为 ${min}～${max} 的整数，不能是“${String(value)}”`)
  }
  return Number(value)
}

export function formatCommandHelp(spec: CommandSpec): string {
  const options = Object.entries(optionsOf(spec)).map(([name, option]) => [
    `${option.short ? `-${option.short}, ` : ''}--${name}${option.value ? ` ${option.value}` : ''}`,
    option.help,
  ])
  const width = Math.max(...options.map(([left]) => left!.length)) + 2
  return [
    `用法：nianbao ${spec.name} ${spec.usage}`.trimEnd(),
    '',
    spec.summary,
    '',
    '选项：',
    ...options.map(([left, help]) => `  ${left!.padEnd(width)}${help}`),
    ...(spec.notes ? ['', ...spec.notes] : []),
    '',
    '示例：',
    ...spec.examples.map((example) => `  ${example}`),
    '',
  ].join('\n')
}

/** A command's own options and those that every command has. */
export function optionsOf(spec: CommandSpec): Readonly<Record<string, OptionSpec>> {
  return {
    ...spec.options,
    color: { value: 'WHEN', help: 'auto、always、never：是否用颜色（默认在终端上用；也认 NO_COLOR）' },
    help: { short: 'h', help: '显示本说明' },
  }
}

/** `；您是不是要找 --organ` for a slip of a known word; nothing where none is near. */
export function suggest(written: string, known: readonly string[]): string {
  const letters = (word: string): string => word.replace(/^-+/, '')
  const [nearest] = known
    .map((word) => ({ word, distance: leven(letters(word), letters(written)) }))
    .filter(({ word, distance }) => distance <= Math.ceil(letters(word).length / 3))
    .sort((a, b) => a.distance - b.distance)
  return nearest ? `；您是不是要找 ${nearest.word}` : ''
}

function describeParseError(error: Error & { code?: string }, spec: CommandSpec): string {
  const named = /'(?:-\w, )?(-[^' ]*)/.exec(error.message)?.[1] ?? ''
  const option = spec.options[named.replace(/^-+/, '')]
  switch (error.code) {
    case 'ERR_PARSE_ARGS_UNKNOWN_OPTION':
      return `没有“${named}”这个选项${named.startsWith('--') ? suggestOption(named, spec) : '；文件名以“-”开头的，请写作 ./文件名'}`
    case 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE':
      return option?.value ? `选项 ${named} 后面要有一个值（${option.value}）` : `选项 ${named} 不带值`
    default:
      return `命令写法有误：${error.message}`
  }
}

function suggestOption(named: string, spec: CommandSpec): string {
  return suggest(
    named,
    Object.keys(optionsOf(spec)).map((name) => `--${name}`),
  )
}
