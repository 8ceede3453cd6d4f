import { generateReport, styles } from './generate.mjs'
import { formatMegabytes, formatTable } from './measure.mjs'
import { convertTimed } from './own.mjs'

/** `node bench/memory.mjs 5000`: resident memory at ten moments of a run over so many reports, in a process of its own. */

const count = Number(process.argv[2])
const rows = []
for (let seed = 0; seed < count; seed++) {
  const { name, text } = generateReport(seed, styles[seed % styles.length])
  await convertTimed({ name, bytes: Buffer.from(text) })
  if ((seed + 1) % Math.ceil(count / 10) === 0) rows.push([String(seed + 1), formatMegabytes(process.memoryUsage().rss)])
}
process.stdout.write(`${formatTable(['reports', 'resident MB'], rows)}\n`)
