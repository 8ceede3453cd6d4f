import { readReports } from '../dist/index.js'
import { writePdf } from '../dist/writers/pdf/write-pdf.js'
import { generateReport, styles } from './generate.mjs'
import { formatMegabytes, formatTable } from './measure.mjs'
import { convertTimed, loadFonts } from './own.mjs'

/**
 * `node bench/memory.mjs 5000`: resident memory at ten moments of a run over so many reports, in a process of its own. With `pdf` behind it
 * only PDFs are written, in one turn of the event loop: what a stream would keep until the next turn adds up.
 */

const count = Number(process.argv[2])
const rows = []

if (process.argv[3] === 'pdf') await writePdfs()
else {
  for (let seed = 0; seed < count; seed++) {
    await convertTimed(sourceOf(seed))
    note(seed + 1)
  }
}
process.stdout.write(`${formatTable(['reports', 'resident MB'], rows)}\n`)

async function writePdfs() {
  const fonts = await loadFonts()
  const documents = []
  for (let seed = 0; seed < 40; seed++) {
    const { name, bytes } = sourceOf(seed)
    documents.push((await readReports(bytes, name)).reports[0].document)
  }
  for (let written = 1; written <= count; written++) {
    writePdf(documents[written % documents.length], fonts)
    note(written)
  }
}

function sourceOf(seed) {
  const { name, text } = generateReport(seed, styles[seed % styles.length])
  return { name, bytes: Buffer.from(text) }
}

function note(done) {
  if (done % Math.ceil(count / 10) === 0) rows.push([String(done), formatMegabytes(process.memoryUsage().rss)])
}
