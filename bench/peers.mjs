import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { unpackFonts } from '../conformance/fonts.mjs'
import { readReports, writeReport } from '../dist/index.js'
import { writePlainDocx } from './docx-plain.mjs'
import { isInstalled, summarise, timeProcess, timed } from './measure.mjs'
import { makeReports } from './own.mjs'
import { toMarkdown, toTypst } from './peer-sources.mjs'

/** What others take for the same content. A peer that is not installed is left out, by name. */

const out = fileURLToPath(new URL('out/', import.meta.url))
const fontFolder = join(out, 'fonts')
const python = join(out, 'venv/bin/python')
const runs = 5
/** Programs that take many files at a time get this many, so that their start weighs less. */
const files = 10

/** @returns {Promise<{ rows: { name, against, wall, cpu? }[], missing: string[] }>} times per report, in milliseconds */
export async function measurePeers() {
  const sources = await writeSources()
  const rows = []
  const missing = []
  for (const peer of peers) {
    const result = peer.installed() ? await peer.run(sources) : { failure: 'not installed' }
    if (result.failure) missing.push(`${peer.name} (${result.failure})`)
    else rows.push({ name: peer.name, against: peer.against, ...result })
  }
  return { rows, missing }
}

/** The same reports as Markdown, HTML, Word and Typst files, and the fonts for programs that ask fontconfig. */
async function writeSources() {
  mkdirSync(join(out, 'peers'), { recursive: true })
  await unpackFonts(fontFolder)
  const path = (name) => join(out, 'peers', name)
  writeFileSync(
    path('fonts.conf'),
    `<?xml version="1.0"?><fontconfig><dir>${fontFolder}</dir><cachedir>${path('cache')}</cachedir></fontconfig>`,
  )
  const documents = []
  for (const [index, { name, bytes }] of makeReports(files).entries()) {
    const [read] = (await readReports(bytes, name)).reports
    documents.push(read.document)
    for (const { format, bytes: written } of await writeReport(read, ['html', 'docx'], { name: 'r', fonts: [] })) {
      writeFileSync(path(`${index}.${format}`), written)
    }
    writeFileSync(path(`${index}.md`), toMarkdown(read.document))
    writeFileSync(path(`${index}.typ`), toTypst(read.document))
  }
  return { path, documents, env: { FONTCONFIG_FILE: path('fonts.conf') } }
}

const each = (extension, { path }) => Array.from({ length: files }, (_, index) => path(`${index}.${extension}`))
const perFile = (result) => (result.failure ? result : { wall: divide(result.wall), cpu: divide(result.cpu) })
const divide = ({ min, median }) => ({ min: min / files, median: median / files })

const peers = [
  {
    name: 'pandoc, Markdown to HTML',
    against: 'html',
    installed: () => isInstalled('pandoc'),
    run: ({ path }) => timeProcess(runs, 'pandoc', ['-s', '--metadata', 'title=t', path('0.md'), '-o', path('pandoc.html')]),
  },
  {
    name: 'pandoc, Markdown to DOCX',
    against: 'docx',
    installed: () => isInstalled('pandoc'),
    run: ({ path }) => timeProcess(runs, 'pandoc', [path('0.md'), '-o', path('pandoc.docx')]),
  },
  {
    name: 'docx used plainly, warm',
    against: 'docx',
    installed: () => true,
    run: async ({ documents }) => {
      const times = []
      for (let run = 0; run < 10; run++) for (const document of documents) times.push(await timed(() => writePlainDocx(document)))
      return { wall: summarise(times.slice(2 * files)) }
    },
  },
  {
    name: `Typst, ${files} files in one process`,
    against: 'pdf',
    installed: () => existsSync(python) && isInstalled(python, ['-c', 'import typst']),
    run: (sources) =>
      perFile(timeProcess(runs, python, [fileURLToPath(new URL('typst-peer.py', import.meta.url)), fontFolder, ...each('typ', sources)])),
  },
  {
    name: `LibreOffice, DOCX to PDF, ${files} files in one process`,
    against: 'pdf',
    installed: () => isInstalled('soffice'),
    run: (sources) =>
      perFile(
        timeProcess(2, 'soffice', ['--headless', '--convert-to', 'pdf', '--outdir', sources.path('lo'), ...each('docx', sources)], sources),
      ),
  },
  {
    name: 'Chromium, print to PDF, one process a file',
    against: 'pdf',
    installed: () => isInstalled('chromium'),
    run: ({ path, env }) =>
      timeProcess(
        2,
        'chromium',
        [
          '--headless',
          '--no-sandbox',
          '--disable-gpu',
          `--user-data-dir=${path('chromium')}`,
          `--print-to-pdf=${path('chromium.pdf')}`,
          `file://${path('0.html')}`,
        ],
        { env },
      ),
  },
  {
    name: 'WeasyPrint, HTML to PDF, one process a file',
    against: 'pdf',
    installed: () => existsSync(python) && isInstalled(python, ['-c', 'import weasyprint']),
    run: ({ path, env }) => timeProcess(1, python, ['-m', 'weasyprint', path('0.html'), path('weasyprint.pdf')], { env }),
  },
]
