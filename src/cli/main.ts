import { describeError } from '../system/describe-error.js'
import { shownPath } from '../system/shown-path.js'
import { readVersion } from '../system/files.js'
import { namesOfFormats } from './formats.js'
import { printable } from '../language/printable.js'
import { commands } from './commands.js'
import { formatCommandHelp, parseArguments, suggest, UsageError, type Command } from './options.js'

const help = `nianbao（年报）——把政府信息公开工作年度报告的旧稿整理成规范的 Word、PDF 和网页

用法：nianbao <命令> [选项]

命令：
  convert <输入…|->   读取、核对，写出 ${namesOfFormats()}
  check <输入…|->     只核对，列出问题；可生成审核单
  batch <目录…>       成批处理整个档案目录
  worker              为别的机器上的 batch 工作（经 Redis 队列）
  queue <做什么>      看队列和工作进程（status），停下（drain），重试（retry）
  correct <输入>      更正读错、写错或缺失的数字和文字，以后每次转换都带上
  draft <上年报告>    从上年度报告起草下一年度的空白报告
  archive <动作> …    把历年、各机关的报告作为数据：汇总、比较、催缺、查询
  desk [目录]         在浏览器中对照原文核对、更正、下载（只在本机）
  inspect <输入|->    显示某一处理阶段的结果，用于查找原因
  schema              打印报告模型的 JSON Schema
  completion <SHELL>  打印命令补全脚本（bash、zsh、fish、powershell）
  help <命令>         显示命令的说明

选项：
  -h, --help          显示本说明；nianbao <命令> --help 显示命令的说明
  -v, --version       显示版本号

退出码：
  0  已完成，报告中没有错误
  1  已完成，但报告中有错误（用 --strict 时警告也算）
  2  有文件无法读取或写出，或者命令写法有误

示例：
  nianbao convert 2024年报.txt --out 成稿
  nianbao check 2024年报.docx --previous 2023年报.html
`

/** Runs the program: argv without node and script → exit code. */
export async function main(argv: readonly string[]): Promise<number> {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', (error) => onOutputError(error, stream.isTTY))
  try {
    return await dispatch(argv)
  } catch (error) {
    process.stderr.write(`错误：${printable(describeError(error, shownPath))}\n`)
    return 2
  }
}

/**
 * Whoever closed the pipe (`| head`) has what he wanted, and a terminal that is gone asks for nothing more; whatever else keeps us from
 * printing is told, where it still can be.
 */
function onOutputError(error: NodeJS.ErrnoException, isTerminal: boolean): void {
  if (error.code === 'EPIPE' || (error.code === 'EIO' && isTerminal)) return
  process.stderr.write(`错误：没有显示完：${printable(describeError(error, shownPath))}\n`)
  process.exit(2)
}

async function dispatch(argv: readonly string[]): Promise<number> {
  const [name = '--help', ...rest] = argv
  if (name === 'help' && rest[0] !== undefined) return print(formatCommandHelp((await loadCommand(rest[0])).spec))
  if (name === '--help' || name === '-h' || name === 'help') return print(help)
  if (name === '--version' || name === '-v') return print(`${readVersion()}\n`)
  if (name.startsWith('-')) throw new UsageError(`没有“${name}”这个选项（nianbao --help 查看用法）`)
  const command = await loadCommand(name)
  const call = parseArguments(command.spec, rest)
  return call.values['help'] ? print(formatCommandHelp(command.spec)) : command.run(call, commands)
}

async function loadCommand(name: string): Promise<Command> {
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!load) throw new UsageError(`没有“${name}”这个命令${suggest(name, Object.keys(commands))}（nianbao --help 查看用法）`)
  return load()
}

function print(text: string): number {
  process.stdout.write(text)
  return 0
}
