import type { QueueView } from '../scale/status.js'
import { realPath } from '../system/files.js'
import { printable } from '../language/printable.js'
import { parseBucket } from '../work/open-store.js'
import { UsageError, type Command, type ParsedArguments } from './options.js'
import { queueOption, storeOption } from './queue-options.js'

const deeds = ['status', 'drain', 'retry'] as const

export const queueCommand: Command = {
  spec: {
    name: 'queue',
    usage: `${deeds.join('|')} --queue redis://HOST:6379 [选项]`,
    summary: '看队列和各台机器的工作进程（status），让批处理做完手头的就停（drain），重试放弃了的文件（retry）。',
    options: {
      queue: queueOption,
      store: { ...storeOption, help: '只看这一处存储（默认队列上的全部）' },
      json: { help: 'status 以 JSON 输出' },
    },
    notes: [
      'drain：批处理像按了一次 Ctrl-C，再次运行同一命令即可接着做；没有批处理在运行时，取出还没有做的。已记下的失败不用 retry，再次运行 batch 即重做。',
    ],
    examples: ['nianbao queue status --queue redis://10.0.0.5:6379', 'nianbao queue drain --queue redis://10.0.0.5:6379'],
  },
  run: runQueue,
}

async function runQueue({ inputs, values }: ParsedArguments): Promise<number> {
  const { queue, store } = values as { readonly queue?: string; readonly store?: string }
  const deed = deeds.find((one) => one === inputs[0])
  if (!deed || inputs.length > 1) throw new UsageError(`queue 后面写 ${deeds.join('、')} 之一（nianbao queue --help 查看用法）`)
  if (!queue) throw new UsageError('请用 --queue 指明队列（nianbao queue --help 查看用法）')
  const { QueueView } = await import('../scale/status.js')
  const only = store === undefined || parseBucket(store) ? store : realPath(store)
  const view = await QueueView.open(queue, only, (line) => void process.stderr.write(`${printable(line)}\n`))
  try {
    process.stdout.write(await answer(deed, view, values['json'] === true))
    return 0
  } finally {
    await view.close()
  }
}

async function answer(deed: (typeof deeds)[number], view: QueueView, asJson: boolean): Promise<string> {
  if (deed === 'drain') return `已通知批处理做完手头的就停；等待的${await view.drain()}个文件不再做，再次运行 batch 时接着做。\n`
  if (deed === 'retry') return `${await view.retry()}个放弃了的文件重新等待。\n`
  const states = await view.states()
  if (asJson) return `${JSON.stringify(states, null, 2)}\n`
  if (states.length === 0) return '队列上没有任务，也没有工作进程。\n'
  const { formatState } = await import('../scale/status.js')
  return `${states.flatMap(formatState).map(printable).join('\n')}\n`
}
