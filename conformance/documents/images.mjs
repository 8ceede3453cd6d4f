import { readFile, writeFile } from 'node:fs/promises'
import pngjs from 'pngjs'

const { PNG } = pngjs
const LEVELS = 16

/** Grey images: `{ width, height, pixels }`, a byte a pixel. */
export async function readPng(path) {
  const { width, height, data } = PNG.sync.read(await readFile(path))
  return fromRgba(width, height, data)
}

export function decodePng(bytes) {
  const { width, height, data } = PNG.sync.read(bytes)
  return fromRgba(width, height, data)
}

function fromRgba(width, height, data) {
  const pixels = Buffer.alloc(width * height)
  for (let index = 0; index < pixels.length; index++) {
    pixels[index] = Math.round((data[4 * index] + data[4 * index + 1] + data[4 * index + 2]) / 3)
  }
  return { width, height, pixels }
}

export function writePng(path, { width, height, pixels }) {
  const image = new PNG({ width, height, colorType: 0 })
  image.data = pixels
  return writeFile(path, PNG.sync.write(image, { inputColorType: 0, colorType: 0, inputHasAlpha: false, deflateLevel: 9 }))
}

/** Few greys are enough to see by and make small files. */
export function coarsen({ width, height, pixels }) {
  const step = 255 / (LEVELS - 1)
  return { width, height, pixels: pixels.map((value) => Math.round(Math.round(value / step) * step)) }
}

export function sideBySide(images) {
  const gap = 8
  const width = images.reduce((sum, image) => sum + image.width + gap, -gap)
  const height = Math.max(...images.map((image) => image.height))
  const pixels = Buffer.alloc(width * height, 128)
  let left = 0
  for (const image of images) {
    for (let row = 0; row < image.height; row++) {
      image.pixels.copy(pixels, row * width + left, row * image.width, (row + 1) * image.width)
    }
    left += image.width + gap
  }
  return { width, height, pixels }
}

export function difference(one, other) {
  return { ...one, pixels: one.pixels.map((value, index) => 255 - Math.abs(value - other.pixels[index])) }
}
