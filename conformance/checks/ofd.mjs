import { readFile, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readPng } from '../documents/images.mjs'
import { grayImages } from '../documents/ink.mjs'
import { modelText, openModel } from '../documents/model.mjs'
import { characterProblems } from '../documents/text.mjs'
import { exists } from '../inputs.mjs'
import { mustRun } from '../processes.mjs'

const home = fileURLToPath(new URL('../ofdrw/', import.meta.url))

/** Pixels a millimetre, as ReadOfd has it. */
const RESOLUTION = 2 * 25.4
/** Poppler draws a rule thinner than a pixel as thick as one: the PDF is drawn finer. */
const FINER = 4

/**
 * How far a page of ofdrw may be from the PDF's. Both draw the same outlines, but smooth and place them by parts of a pixel otherwise, and thin rules most, so
 * blocks of pixels are compared by how dark they are as a whole (0 to 255), and few may differ by more than a few strokes’ worth.
 */
const BLOCK = 16
const TOLERANCE = { dark: 32, share: 0.01 }

export const ofd = {
  formats: ['ofd', 'pdf'],
  titles: {
    'O-opens': 'OFD: ofdrw opens it',
    'O-text': 'OFD: its text, read by ofdrw, has the characters of the document',
    'O-pages': 'OFD: its pages, drawn by ofdrw, look as those of the PDF',
  },
  async run(files) {
    await Promise.all(files.map((file) => rm(`${file.ofd}.read`, { recursive: true, force: true })))
    const input = files.map((file) => file.ofd).join('\n')
    await mustRun('java', ['-Djava.awt.headless=true', '-cp', `${home}classes:${home}lib/*`, 'ReadOfd'], { input, minutes: 10 })
    const results = []
    for (const file of files) results.push(...(await judge(file)))
    return results
  },
}

async function judge(file) {
  const folder = `${file.ofd}.read`
  const result = (id, problems, measured) => ({ id, file: file.name, problems, measured })
  const refusal = join(folder, 'problem.txt')
  if (await exists(refusal)) return Object.keys(ofd.titles).map((id) => result(id, [`ofdrw: refused, ${refusal}`]))
  const model = await openModel(file)
  const pages = await differencesFrom(file.pdf, folder)
  return [
    result('O-opens', []),
    result('O-text', model ? textProblems(await readFile(join(folder, 'text.txt'), 'utf8'), modelText(model)) : null),
    result('O-pages', pages.problems, pages.measured),
  ]
}

/** Page numbers, and heads that are shown again where a table goes on, stand there beside the document. */
function textProblems(found, expected) {
  return characterProblems(found.replace(/—\s*\d+\s*—/g, ''), expected).filter((problem) => problem.includes('lost'))
}

async function differencesFrom(pdf, folder) {
  const { bytes } = await mustRun('pdftoppm', ['-gray', '-r', `${RESOLUTION * FINER}`, pdf])
  const ours = [...grayImages(bytes)]
  const names = (await readdir(folder))
    .filter((name) => name.endsWith('.png'))
    .sort((one, other) => parseInt(one, 10) - parseInt(other, 10))
  if (names.length !== ours.length) return { problems: [`${names.length} pages, ${ours.length} in the PDF`] }
  const shares = []
  for (const [index, name] of names.entries()) shares.push(differingShare(await readPng(join(folder, name)), ours[index]))
  const problems = shares.flatMap((share, index) =>
    share <= TOLERANCE.share ? [] : [`page ${index + 1}: ${(100 * share).toFixed(1)} % of its blocks differ`],
  )
  return { problems, measured: `${(100 * Math.max(...shares)).toFixed(2)} %` }
}

/** Sizes may differ by a pixel of rounding. */
function differingShare(one, other) {
  const block = BLOCK * FINER
  const [across, down] = ['width', 'height'].map((side) => Math.floor(Math.min(one[side] / BLOCK, other[side] / block)))
  let differing = 0
  for (let row = 0; row < down; row++)
    for (let column = 0; column < across; column++)
      if (Math.abs(meanOf(one, row, column, BLOCK) - meanOf(other, row, column, block)) > TOLERANCE.dark) differing++
  return differing / (across * down)
}

function meanOf({ width, pixels }, row, column, block) {
  let sum = 0
  for (let y = row * block; y < (row + 1) * block; y++)
    for (let x = column * block; x < (column + 1) * block; x++) sum += pixels[y * width + x]
  return sum / block ** 2
}
