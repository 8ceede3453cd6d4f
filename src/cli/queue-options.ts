import type { OptionSpec } from './options.js'

export const queueOption: OptionSpec = { value: 'ADDRESS', help: '队列：redis://主机:端口，经 TLS 的 rediss://[用户@]主机:端口' }
export const storeOption: OptionSpec = { value: 'PLACE', help: '成稿写到哪里：各台机器都能读写的目录，或 s3://存储桶/前缀' }
