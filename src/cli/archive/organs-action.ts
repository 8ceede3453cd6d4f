import { join } from 'node:path'
import { buildArchive } from '../../archive/build-archive.js'
import { organsName, readCatalogue } from '../../archive/catalogue.js'
import { addOrgans } from '../../archive/organs-file.js'
import { draftOrgans, OrganRegister, type SeenOrgan } from '../../archive/organs.js'
import { openArchive, readOrgans } from '../../archive/store.js'
import { writeWhole } from '../../system/files.js'
import { UsageError, type ParsedArguments } from '../options.js'

/** Applies what a person has corrected, then adds the names that are not there yet, each an organ of its own. */
export async function runOrgans({ inputs, values }: ParsedArguments): Promise<number> {
  const [folder, ...others] = inputs
  if (folder === undefined || others.length > 0) throw new UsageError('写法：nianbao archive organs 库')
  const path = join(folder, organsName)
  const { hash } = readOrgans(folder)
  const isChanged = (readCatalogue(folder)?.organs ?? hash) !== hash
  if (isChanged) await buildArchive(folder, null)
  const archive = await openArchive(folder)
  const seen = await seenOrgans(archive).finally(() => archive.close())
  const { text, lines } = readOrgans(folder)
  const added = draftOrgans(seen, new OrganRegister(lines, archive.catalogue.parts), archive.catalogue.parts)
  if (added.length > 0) {
    writeWhole(path, Buffer.from(addOrgans(text, added)))
    await buildArchive(folder, null)
  }
  if (values['quiet'] !== true)
    process.stdout.write(
      `${isChanged ? `已按 ${organsName} 更新库。` : ''}${added.length > 0 ? `${path} 中添上了${added.length}个名称：请核对标识（同一机关的几个名称用同一个标识）、上级和起止年份，改好后再运行本命令。` : `${organsName} 中已有全部名称，共${lines.length}行。`}\n`,
    )
  return 0
}

async function seenOrgans(archive: Awaited<ReturnType<typeof openArchive>>): Promise<SeenOrgan[]> {
  const rows = await archive.rows<{ organ: string; year: number | null }>(
    `SELECT DISTINCT organ, year FROM reports WHERE organ IS NOT NULL AND kind = 'annual' ORDER BY organ, year`,
  )
  const years = new Map<string, number[]>()
  for (const { organ, year } of rows) years.set(organ, [...(years.get(organ) ?? []), ...(year === null ? [] : [year])])
  return [...years].map(([name, own]) => ({ name, years: own }))
}
