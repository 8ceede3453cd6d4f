import { numberOption, type OptionSpec, type ParsedArguments } from './options.js'
import type { Watched } from '../scale/metrics.js'

export const queueOption: OptionSpec = { value: 'ADDRESS', help: '队列：redis://主机:端口，经 TLS 的 rediss://[用户@]主机:端口' }
export const storeOption: OptionSpec = { value: 'PLACE', help: '成稿写到哪里：各台机器都能读写的目录，或 s3://存储桶/前缀' }
export const metricsOption: OptionSpec = { value: 'PORT', help: '在这个端口提供 /metrics（Prometheus 文本）和 /healthz' }

/** Serves the figures where a port is named. Gives what ends that. */
export async function watchOn(values: ParsedArguments['values'], watched: Watched): Promise<() => void> {
  const port = numberOption('metrics', values['metrics'], 1, 65_535)
  if (port === undefined) return () => {}
  const { serveMetrics } = await import('../scale/metrics.js')
  return await serveMetrics(port, watched)
}
