import { mustRun } from '../processes.mjs'

const RESOLUTION = 300
const TYPE_AREA_FOOT_MM = 297 - 35
const CLEAR_OF_BORDERS_MM = 2
const DARK = 128

/** Millimetres from the foot of the type area to the dash before the page number, page by page; NaN where there is none. */
export async function pageNumberInk(path) {
  const top = Math.ceil(pixels(TYPE_AREA_FOOT_MM + CLEAR_OF_BORDERS_MM))
  const { bytes } = await mustRun('pdftoppm', [
    '-gray',
    '-r',
    `${RESOLUTION}`,
    '-x',
    '0',
    '-y',
    `${top}`,
    '-W',
    `${Math.ceil(pixels(210))}`,
    '-H',
    `${Math.floor(pixels(297)) - top}`,
    path,
  ])
  return [...grayImages(bytes)].map((image) => {
    const row = topOfFirstGlyph(image)
    return row === undefined ? NaN : millimetres(top + row) - TYPE_AREA_FOOT_MM
  })
}

/** The least and the most of them. */
export function describeInk(inks) {
  const known = inks.filter((ink) => !Number.isNaN(ink))
  return known.length > 0 ? `${[...new Set([Math.min(...known).toFixed(2), Math.max(...known).toFixed(2)])].join('–')} mm` : 'none'
}

const pixels = (mm) => (mm / 25.4) * RESOLUTION
const millimetres = (pixels) => (pixels / RESOLUTION) * 25.4

/** The first glyph is what stands left of the first gap: the dash; the figures beside it are taller. */
function topOfFirstGlyph(image) {
  const columns = Array.from({ length: image.width }, (_, column) => firstInkedRow(image, column))
  const from = columns.findIndex((row) => row !== undefined)
  if (from < 0) return undefined
  const width = columns.slice(from).findIndex((row) => row === undefined)
  return Math.min(...columns.slice(from, width < 0 ? undefined : from + width))
}

function firstInkedRow({ width, height, pixels }, column) {
  for (let row = 0; row < height; row++) {
    if (pixels[row * width + column] < DARK) return row
  }
  return undefined
}

/** The binary PGM images that pdftoppm writes one after the other. */
export function* grayImages(bytes) {
  let offset = 0
  while (offset < bytes.length) {
    const [header, width, height] = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(bytes.toString('latin1', offset, offset + 40))
    const start = offset + header.length
    const size = Number(width) * Number(height)
    yield { width: Number(width), height: Number(height), pixels: bytes.subarray(start, start + size) }
    offset = start + size
  }
}
