import { parseArgs } from 'node:util'

/** One option of a command; the help text is made from the same table. */
interface OptionSpec {
  /** Name of its value in the help, `DIR`; an option without it is a switch. */
  readonly value?: string
  readonly multiple?: boolean
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

/** Parses a command's arguments; throws a UsageError in Chinese. */
export function parseArguments(spec: CommandSpec, argv: readonly string[]): ParsedArguments {
  const options = Object.fromEntries(
    Object.entries({ ...spec.options, help: helpOption }).map(([name, option]) => [
      name,
      { type: option.value ? ('string' as const) : ('boolean' as const), multiple: option.multiple ?? false },
    ]),
  )
  try {
    const { values, positionals } = parseArgs({ args: [...argv], options, allowPositionals: true, strict: true })
    return { inputs: positionals, values: values as ParsedArguments['values'] }
  } catch (error) {
    throw new UsageError(`${describeParseError(error as Error & { code?: string }, spec)}（nianbao ${spec.name} --help 查看用法）`)
  }
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

/** The whole number an option gives, within bounds. */
export function numberOption(name: string, value: string | boolean | string[] | undefined, min: number, max: number): number | undefined {
  if (value === undefined) return undefined
  if (!/^\d+$/.test(String(value)) || Number(value) < min || Number(value) > max) {
    throw new UsageError(`--${name} 应为 ${min}～${max} 的整数，不能是“${String(value)}”`)
  }
  return Number(value)
}

export function formatCommandHelp(spec: CommandSpec): string {
  const options = Object.entries({ ...spec.options, help: helpOption }).map(([name, option]) => [
    `--${name}${option.value ? ` ${option.value}` : ''}`,
    option.help,
  ])
  const width = Math.max(...options.map(([left]) => left!.length)) + 2
  return [
    `用法：nianbao ${spec.name} ${spec.usage}`,
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

const helpOption: OptionSpec = { help: '显示本说明' }

function describeParseError(error: Error & { code?: string }, spec: CommandSpec): string {
  const named = /'(-[^' ]*)/.exec(error.message)?.[1] ?? ''
  const option = spec.options[named.replace(/^-+/, '')]
  switch (error.code) {
    case 'ERR_PARSE_ARGS_UNKNOWN_OPTION':
      return `没有“${named}”这个选项`
    case 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE':
      return option?.value ? `选项 ${named} 后面要有一个值（${option.value}）` : `选项 ${named} 不带值`
    default:
      return `命令写法有误：${error.message}`
  }
}
