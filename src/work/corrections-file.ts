import { basename, isAbsolute, join, relative } from 'node:path'
import type { CorrectionsOf } from '../corrections/index.js'
import { correctionsEnding, correctionsIn, printCorrections } from '../corrections/parse.js'
import type { Corrections } from '../model/correction.js'
import { kindOf, readInput, writeWhole, type Path } from '../system/files.js'

/**
 * Where the corrections of an input stand: beside it, or in a folder that mirrors the tree from here on, where one of an input outside of it
 * stands by its name alone.
 */
export function correctionsPath(input: string, folder?: string): string {
  if (folder === undefined) return `${input}${correctionsEnding}`
  const inner = relative('.', input)
  const isOutside = isAbsolute(inner) || inner.startsWith('..')
  const mirrored = join(folder, `${isOutside ? basename(input) : inner}${correctionsEnding}`)
  const plain = join(folder, `${basename(input)}${correctionsEnding}`)
  return kindOf(mirrored) === 'missing' && kindOf(plain) === 'file' ? plain : mirrored
}

/** The corrections of an input as they stand on disk; nothing where there are none. */
export function correctionsFor(input: string, folder?: string): CorrectionsOf['file'] {
  return readCorrectionsAt(correctionsPath(input, folder))
}

/** The same of a file of an archive, whose name there is its path under the root. */
export function walkedCorrections(path: Uint8Array, input: string, folder?: string): Path {
  return folder === undefined ? Buffer.concat([path, Buffer.from(correctionsEnding)]) : join(folder, `${input}${correctionsEnding}`)
}

export function readCorrectionsAt(path: Path): CorrectionsOf['file'] {
  return kindOf(path) === 'missing' ? undefined : { name: basename(nameOf(path)), text: Buffer.from(readInput(path)).toString('utf8') }
}

/** The corrections to be added to; none yet where there is no file. One that cannot be read is not written over. */
export function openCorrectionsAt(path: string, source: Corrections['source']): Corrections {
  const file = readCorrectionsAt(path)
  return correctionsIn(file && { ...file, name: path }, source)
}

/** On the disk when it returns. */
export function saveCorrections(path: string, corrections: Corrections): void {
  writeWhole(path, Buffer.from(printCorrections(corrections)))
}

function nameOf(path: Path): string {
  return typeof path === 'string' ? path : Buffer.from(path).toString('utf8')
}
