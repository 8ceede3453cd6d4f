import { buildArchive } from '../../archive/build-archive.js'
import { printable } from '../../language/printable.js'
import { readVersion } from '../../system/files.js'
import { officeAt } from '../../work/office.js'
import { UsageError, type ParsedArguments } from '../options.js'

export async function runBuild({ inputs, values }: ParsedArguments): Promise<number> {
  const out = values['out'] as string | undefined
  if (inputs.length === 0 || out === undefined) throw new UsageError('写法：nianbao archive build 档案目录 --out 库')
  const show = progress(values['quiet'] === true)
  const sources = {
    inputs,
    corrections: values['corrections'] as string | undefined,
    follow: values['follow'] === true,
    office: officeAt(values['soffice'] as string | undefined),
    version: readVersion(),
  }
  const { files, fresh, removed, reports, failed, others } = await buildArchive(out, sources, show.count)
  show.end()
  for (const { input, reason } of failed) process.stderr.write(`没有读出 ${printable(`${input}：${reason}`)}\n`)
  const parts = [`共${files}个文件，读了${fresh}个`, removed > 0 && `去掉了已经删除的${removed}个`, others > 0 && `不是报告的${others}个`]
  process.stdout.write(
    `${parts.filter(Boolean).join('，')}；库中有${reports}份报告${failed.length > 0 ? `，没有读出的${failed.length}个` : ''}。\n`,
  )
  return failed.length > 0 ? 2 : 0
}

/** On a terminal, how many have been read. */
function progress(quiet: boolean) {
  const isShown = !quiet && process.stderr.isTTY
  let count = 0
  return {
    count: () => {
      count += 1
      if (isShown && count % 10 === 0) process.stderr.write(`\r已读${count}个`)
    },
    end: () => {
      if (isShown && count >= 10) process.stderr.write('\r\x1b[K')
    },
  }
}
