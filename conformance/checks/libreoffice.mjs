import { copyFile, mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { describeInk, pageNumberInk } from '../documents/ink.mjs'
import { describeGrid, gridProblems, runningTextPages } from '../documents/lines.mjs'
import { openPdf, readPdf } from '../documents/pdf.mjs'
import { fontEnvironment } from '../fonts.mjs'
import { exists, outFolder } from '../inputs.mjs'
import { inLanes, runProgram } from '../processes.mjs'

export const libreoffice = {
  formats: ['docx'],
  titles: {
    'LO-opens': 'LibreOffice opens the Word file',
    'LO-pages': 'LibreOffice makes as many pages of it as our PDF has, ± 1',
    'LO-grid': 'in LibreOffice 22 lines × 28 characters',
    'LO-ink': 'in LibreOffice the page number’s ink is 7 mm ± 0.5 below the type area',
  },
  async run(files) {
    const pdfs = await openInLibreOffice(files.map((file) => file.docx))
    const results = await inLanes(files, 2, async (file, index) => measure(file, pdfs[index]))
    return results.flat()
  },
}

/** One LibreOffice for all files, each copied under a number so that equal names do not meet. */
export async function openInLibreOffice(paths) {
  const folder = join(outFolder, 'libreoffice')
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  const copies = paths.map((_, index) => join(folder, `${index + 1}.docx`))
  await Promise.all(paths.map((path, index) => copyFile(path, copies[index])))
  await runProgram(
    'soffice',
    ['--headless', `-env:UserInstallation=file://${join(folder, 'profile')}`, '--convert-to', 'pdf', '--outdir', folder, ...copies],
    { env: await fontEnvironment(), minutes: 10 },
  )
  return copies.map((copy) => copy.replace(/docx$/, 'pdf'))
}

async function measure(file, path) {
  const result = (id, problems, measured) => ({ id, file: file.name, problems, measured })
  if (!(await exists(path))) return Object.keys(libreoffice.titles).map((id) => result(id, ['LibreOffice made no page of it']))
  const { pages } = await readPdf(path)
  const full = runningTextPages(pages)
  const inks = await pageNumberInk(path)
  return [
    result('LO-opens', []),
    result('LO-pages', file.pdf ? pageCountProblems(pages.length, (await openPdf(file.pdf)).pages.length) : null, `${pages.length} pages`),
    result(
      'LO-grid',
      full.length > 0 ? gridProblems(full, { exact: file.isGrid }) : null,
      full.length > 0 ? describeGrid(full) : undefined,
    ),
    result('LO-ink', inkProblems(inks, pages), describeInk(inks.filter((_, index) => pages[index].height > pages[index].width))),
  ]
}

function pageCountProblems(theirs, ours) {
  return Math.abs(theirs - ours) <= 1 ? [] : [`${theirs} pages in LibreOffice, ${ours} in our PDF`]
}

/** On a landscape page the number stands at another edge. */
export function inkProblems(inks, pages) {
  return inks
    .map((ink, index) => ({ ink, page: pages[index] }))
    .filter(({ ink, page }) => page.height > page.width && !(Math.abs(ink - 7) <= 0.5))
    .map(({ ink, page }) => `page ${page.number}: ink ${ink.toFixed(2)} mm below the type area`)
}
