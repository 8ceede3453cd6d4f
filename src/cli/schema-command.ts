import { UsageError, type Command } from './options.js'

export const schemaCommand: Command = {
  spec: {
    name: 'schema',
    usage: '',
    summary: '打印 JSON 输出（报告模型）的 JSON Schema。',
    options: {},
    examples: ['nianbao schema > report.schema.json'],
  },
  run: async ({ inputs }) => {
    if (inputs.length > 0) throw new UsageError('schema 不读文件（nianbao schema --help 查看用法）')
    const { reportJsonSchema } = await import('../writers/json-schema.js')
    process.stdout.write(`${JSON.stringify(reportJsonSchema(), null, 2)}\n`)
    return 0
  },
}
