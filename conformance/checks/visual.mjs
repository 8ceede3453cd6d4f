import { mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { withPages } from '../browser.mjs'
import { coarsen, decodePng, difference, readPng, sideBySide, writePng } from '../documents/images.mjs'
import { grayImages } from '../documents/ink.mjs'
import { exists, outFolder } from '../inputs.mjs'
import { inLanes, mustRun } from '../processes.mjs'

const acceptedFolder = fileURLToPath(new URL('../accepted/', import.meta.url))
const RESOLUTION = 36
const windows = [1280, 320]
const SHRINK = 0.25

/** How far two images of one page may differ: another version of a renderer draws edges a little differently. */
const TOLERANCE = { grey: 64, share: 0.004 }

export const visual = {
  formats: ['pdf', 'html'],
  titles: { visual: 'the pages look as accepted (npm run conformance -- --accept)' },
  async run(files, { accept }) {
    const samples = files.filter((file) => nameOf(file).startsWith('samples/'))
    const pictures = await takePictures(samples)
    await mkdir(join(outFolder, 'visual'), { recursive: true })
    if (accept) await rm(acceptedFolder, { recursive: true, force: true })
    return inLanes(samples, 1, async (file, index) => {
      if (accept) await keep(file, pictures[index])
      return { id: 'visual', file: file.name, problems: await compareAll(file, pictures[index]) }
    })
  },
}

/** A sample broken on purpose is compared with the pictures of the good one. */
const nameOf = (file) => file.original ?? file.name
const slugOf = (file) =>
  nameOf(file)
    .replace(/^samples\//, '')
    .replace(/[./\s]/g, '-')
const folderOf = (file) => join(acceptedFolder, slugOf(file))

/** Of each sample the sheets of the PDF, and the page in a wide and in a narrow window. */
async function takePictures(files) {
  const sheets = await inLanes(files, 2, async ({ pdf }) => {
    const { bytes } = await mustRun('pdftoppm', ['-gray', '-r', `${RESOLUTION}`, pdf])
    return [...grayImages(bytes)].map((image, index) => [`sheet-${index + 1}`, image])
  })
  const items = files.flatMap((file) => windows.map((width) => ({ file, width, scale: SHRINK })))
  const screens = await withPages(items, async (page, { file, width }) => {
    await page.goto(pathToFileURL(file.html).href)
    return [`screen-${width}`, decodePng(await page.screenshot({ fullPage: true }))]
  })
  return files.map(
    (_, index) =>
      new Map(
        [...sheets[index], ...windows.map((_, offset) => screens[index * windows.length + offset])].map(([name, image]) => [
          name,
          coarsen(image),
        ]),
      ),
  )
}

async function keep(file, pictures) {
  await mkdir(folderOf(file), { recursive: true })
  await Promise.all([...pictures].map(([name, image]) => writePng(join(folderOf(file), `${name}.png`), image)))
}

async function compareAll(file, pictures) {
  if (!(await exists(folderOf(file)))) return ['no accepted pictures; look at the pages, then run with --accept']
  const accepted = (await readdir(folderOf(file))).map((name) => name.replace('.png', ''))
  const names = [...new Set([...accepted, ...pictures.keys()])]
  const problems = await Promise.all(names.map((name) => compareOne(file, name, pictures.get(name))))
  return problems.flat()
}

async function compareOne(file, name, now) {
  const path = join(folderOf(file), `${name}.png`)
  if (!now) return [`${name} is gone`]
  if (!(await exists(path))) return [`${name} is new`]
  const before = await readPng(path)
  const share = differingShare(before, now)
  if (share <= TOLERANCE.share) return []
  const picture = join(outFolder, 'visual', `${file.only ? 'broken-' : ''}${slugOf(file)}-${name}.png`)
  await writePng(picture, sideBySide(sameSize(before, now) ? [before, now, difference(before, now)] : [before, now]))
  return [`${name}: ${(100 * share).toFixed(1)} % of it differs, see ${picture}`]
}

const sameSize = (one, other) => one.width === other.width && one.height === other.height

function differingShare(one, other) {
  if (!sameSize(one, other)) return 1
  const differing = one.pixels.filter((value, index) => Math.abs(value - other.pixels[index]) > TOLERANCE.grey).length
  return differing / one.pixels.length
}
