import { spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { DeskFolder } from '../desk/desk-folder.js'
import { startDesk } from '../desk/server.js'
import { numberOption, UsageError, type Command, type ParsedArguments } from './options.js'

export const deskCommand: Command = {
  spec: {
    name: 'desk',
    usage: '[目录] [选项]',
    summary: '打开更正台：在浏览器中对照原文和成稿，核对、更正、下载；只在本机使用，文件不离开这台电脑。',
    options: {
      port: { value: 'N', help: '端口（默认由系统分配）' },
      'no-open': { help: '不自动打开浏览器，只显示地址' },
    },
    notes: ['原件从不改动；更正记在 <输入>.更正.json。结束：在本窗口按 Ctrl-C。'],
    examples: ['nianbao desk 档案', 'nianbao desk 档案 --no-open --port 8737'],
  },
  run: runDesk,
}

async function runDesk({ inputs, values }: ParsedArguments): Promise<number> {
  if (inputs.length > 1) throw new UsageError('desk 一次打开一个目录（nianbao desk --help 查看用法）')
  const port = numberOption('port', values['port'], 1, 65_535) ?? 0
  const folder = new DeskFolder(resolve(inputs[0] ?? '.'))
  try {
    const desk = await startDesk(folder, port)
    process.stdout.write(`更正台已打开：${desk.address}\n地址中有本次的口令，请勿转给他人。按 Ctrl-C 结束。\n`)
    if (values['no-open'] !== true) openBrowser(desk.address)
    await new Promise((end) => process.once('SIGINT', end).once('SIGTERM', end))
    await desk.close()
    return 0
  } finally {
    folder.close()
  }
}

const openers: Readonly<Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>>> = {
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
  darwin: ['open'],
}

/** Where it cannot be opened, the address has been printed. */
function openBrowser(address: string): void {
  const [program, ...args] = openers[process.platform] ?? ['xdg-open']
  spawn(program, [...args, address], { stdio: 'ignore', detached: true })
    .on('error', () => {})
    .unref()
}
