import { createHash } from 'node:crypto'
import { mkdirSync, openSync, readFileSync, realpathSync, renameSync, rmSync, writeSync, closeSync, fsyncSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The only module that touches the file system. Errors are Node's own, with their codes (ENOENT, EACCES, ENOSPC …). */

const packageRoot = resolve(dirname(fileURLToPath(import.meta.url)), '..')

/** The bytes of a file, or of standard input for `-`. */
export function readInput(path: string): Uint8Array {
  return readFileSync(path === '-' ? 0 : path)
}

/** A file of this package: `fonts/fonts.json`. */
export function readPackageFile(path: string): Uint8Array {
  return readFileSync(join(packageRoot, path))
}

/** The program's version. */
export function readVersion(): string {
  return (JSON.parse(Buffer.from(readPackageFile('package.json')).toString('utf8')) as { version: string }).version
}

/**
 * Writes a file whole or not at all: to a temporary name beside it, flushed, then renamed over it. Makes the folder where it is missing.
 * The temporary name is derived from the final one, so that a killed run's left-over is replaced by the next.
 */
export function writeWhole(path: string, bytes: Uint8Array): void {
  const folder = dirname(path)
  mkdirSync(folder, { recursive: true })
  const temporary = join(folder, `.${createHash('sha256').update(basename(path)).digest('hex').slice(0, 16)}.nianbao-tmp`)
  try {
    writeAndFlush(temporary, bytes)
    renameSync(temporary, path)
  } catch (error) {
    rmSync(temporary, { force: true })
    throw error
  }
}

/** The path with symbolic links resolved, as far as it exists; two names of one file give the same. */
export function realPath(path: string): string {
  try {
    return realpathSync.native(path)
  } catch {
    const parent = dirname(resolve(path))
    return parent === resolve(path) ? parent : join(realPath(parent), basename(path))
  }
}

function writeAndFlush(path: string, bytes: Uint8Array): void {
  const file = openSync(path, 'w')
  try {
    for (let offset = 0; offset < bytes.length; ) offset += writeSync(file, bytes, offset)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}
