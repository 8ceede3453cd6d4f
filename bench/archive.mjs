import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { damage, generateReport, styles } from './generate.mjs'

/** `node bench/archive.mjs DIR 5000`: an archive of so many reports in mixed styles, by year, one in a hundred damaged. */

const [folder, count] = process.argv.slice(2)
for (let seed = 0; seed < Number(count); seed++) {
  const { name, text } = generateReport(seed, styles[seed % styles.length])
  const bytes = Buffer.from(text)
  const year = join(folder, String(2015 + (seed % 10)))
  mkdirSync(year, { recursive: true })
  writeFileSync(join(year, name), seed % 100 === 57 ? damage(seed, bytes) : bytes)
}
