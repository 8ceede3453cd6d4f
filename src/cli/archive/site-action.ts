import { writeSite } from '../../archive/pages/write-site.js'
import { openArchive } from '../../archive/store.js'
import { UsageError, type ParsedArguments } from '../options.js'

export async function runSite({ inputs, values }: ParsedArguments): Promise<number> {
  const [folder, ...others] = inputs
  const out = values['out'] as string | undefined
  if (folder === undefined || others.length > 0 || out === undefined) throw new UsageError('写法：nianbao archive site 库 --out 目录')
  const archive = await openArchive(folder)
  try {
    const documents = (values['documents'] as string | undefined) ?? null
    const { organs, reports } = await writeSite({ archive, folder, out, documents, findings: values['findings'] === true })
    process.stdout.write(`已写出 ${out}/index.html：${organs}个机关，${reports}份报告。\n`)
    return 0
  } finally {
    archive.close()
  }
}
