import { availableParallelism } from 'node:os'
import { printable } from '../language/printable.js'
import { numberOption, UsageError, type Command, type ParsedArguments } from './options.js'
import { metricsOption, queueOption, storeOption, watchOn } from './queue-options.js'
import { sofficeOption } from './read-file.js'

export const workerCommand: Command = {
  spec: {
    name: 'worker',
    usage: '--queue redis://HOST:6379 --store s3://bucket/prefix|DIR [选项]',
    summary: '为别的机器上的 batch 工作：从队列取文件，转换后写入存储；在每台机器上运行一个，台数不限。',
    options: {
      queue: queueOption,
      store: storeOption,
      jobs: { value: 'N', help: '同时处理的文件数（默认等于处理器核数）' },
      soffice: sofficeOption,
      metrics: metricsOption,
    },
    notes: [
      '程序版本和字体必须与 batch 那一方相同，否则退出并说明。Redis 的口令放在环境变量 NIANBAO_REDIS_PASSWORD 中，S3 的放在 AWS_ACCESS_KEY_ID、AWS_SECRET_ACCESS_KEY 中。',
      'Ctrl-C 或 SIGTERM：做完手头的文件后结束；再按一次立即结束，手头的文件由别的机器重做。',
    ],
    examples: [
      'nianbao worker --queue redis://10.0.0.5:6379 --store /mnt/成稿',
      'nianbao worker --queue rediss://nianbao@redis.internal:6379 --store s3://archive/2024',
    ],
  },
  run: runWorker,
}

async function runWorker({ inputs, values }: ParsedArguments): Promise<number> {
  const { queue, store } = values as { queue?: string; store?: string }
  if (inputs.length > 0) throw new UsageError('worker 不读文件：文件由 batch 交给队列（nianbao worker --help 查看用法）')
  if (!queue || !store) throw new UsageError('请用 --queue 指明队列，用 --store 指明成稿写到哪里（nianbao worker --help 查看用法）')
  const jobs = numberOption('jobs', values['jobs'], 1, 256) ?? availableParallelism()
  const { WorkerHost } = await import('../scale/host.js')
  const notice = (line: string) => void process.stderr.write(`${printable(line)}\n`)
  const host = await WorkerHost.start({ queue, store, jobs, soffice: values['soffice'] as string | undefined, notice })
  notice(`工作进程已就绪：${host.label}，同时处理${jobs}个文件。按 Ctrl-C 做完手头的文件后结束。`)
  const unwatch = await watchOn(values, { work: () => host.work(), trouble: () => host.trouble() }).catch((error: unknown) => {
    host.abort()
    throw error
  })
  let times = 0
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => {
      times++
      if (times > 1) host.abort()
      else void host.drain()
    })
  await host.finished.finally(unwatch)
  return 0
}
