import { randomBytes } from 'node:crypto'
import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  fchmodSync,
  fstatSync,
  fsync,
  fsyncSync,
  ftruncateSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
  type Dirent,
  type Stats,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

/** The only module that touches the file system. Errors are Node's own, with their codes (ENOENT, EACCES, ENOSPC …). */

/** A path as text, or as the file system's own bytes where its names are in another encoding. */
export type Path = string | Uint8Array

const packageRoot = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..')

/** The bytes of a file, or of standard input for `-`. */
export function readInput(path: Path): Uint8Array {
  try {
    return readFileSync(path === '-' ? 0 : systemPath(path))
  } catch (error) {
    throw named(error, path === '-' ? '标准输入' : path)
  }
}

/** The full path of a file of this package: `bin/worker.js`. */
export function packageFile(path: string): string {
  return join(packageRoot, path)
}

/** A file of this package: `fonts/fonts.json`. */
export function readPackageFile(path: string): Uint8Array {
  return readFileSync(packageFile(path))
}

/** The program's version. */
export function readVersion(): string {
  return (JSON.parse(Buffer.from(readPackageFile('package.json')).toString('utf8')) as { version: string }).version
}

/** Writes a file whole or not at all, and flushes it to disk. Makes the folder where it is missing. */
export function writeWhole(path: string, bytes: Uint8Array): void {
  replaceThrough(path, (file) => {
    writeAll(file, bytes)
    fsyncSync(file)
  })
}

/** Makes a file that is not there yet, whole and flushed; false where the name is taken. */
export function createWhole(path: string, bytes: Uint8Array): boolean {
  try {
    const file = openSync(path, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | noFollow)
    try {
      writeAll(file, bytes)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw named(error, path)
  }
}

/** As `writeWhole`, but leaves flushing to the system: a killed program still leaves whole files, a power cut may not. */
export function writeWholeUnflushed(path: string, bytes: Uint8Array): void {
  replaceThrough(path, (file) => writeAll(file, bytes))
}

/** Writes a file piece by piece, whole or not at all: `fill` is given a function that adds text. */
export function writeStreamed(path: string, fill: (add: (text: string) => void) => void): void {
  replaceThrough(path, (file) => {
    let pending = ''
    fill((text) => {
      pending += text
      if (pending.length > 1 << 20) {
        writeAll(file, Buffer.from(pending))
        pending = ''
      }
    })
    writeAll(file, Buffer.from(pending))
  })
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

/** Whether a path, links followed, stands below a folder; one that leads nowhere does. */
export function standsIn(folder: string, path: Path): boolean {
  try {
    return pathUnder(realPath(folder), realpathSync.native(systemPath(path))) !== null
  } catch {
    return true
  }
}

/** The path from a folder to one in it, with `/` at its end; empty for the folder itself, null for one outside. */
export function pathUnder(folder: string, inner: string): string | null {
  if (folder === inner) return ''
  const start = folder.endsWith(sep) ? folder : folder + sep
  return inner.startsWith(start) ? `${inner.slice(start.length).split(sep).join('/')}/` : null
}

/** Makes the folder and those above it. */
export function makeFolder(path: string): void {
  mkdirSync(path, { recursive: true })
}

/** A folder of its own for this process, to be removed by it. */
export function makeTemporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), 'nianbao-'))
}

/** Removes a folder with all that is in it. */
export function removeFolder(path: string): void {
  rmSync(path, { recursive: true, force: true })
}

/** file, folder, or neither; symbolic links are followed, and one that leads round in a circle leads nowhere. */
export function kindOf(path: Path): 'file' | 'folder' | 'missing' | 'other' {
  const found = statOf(path)
  if (!found) return 'missing'
  return found.isFile() ? 'file' : found.isDirectory() ? 'folder' : 'other'
}

/** Size of a file in bytes; -1 where there is none. */
export function sizeOf(path: Path): number {
  const found = statOf(path)
  return found?.isFile() ? found.size : -1
}

/** Nothing where there is nothing, nor can be: links in a ring, a name longer than any. */
function statOf(path: Path): Stats | undefined {
  try {
    return statSync(systemPath(path), { throwIfNoEntry: false })
  } catch (error) {
    if (['ELOOP', 'ENAMETOOLONG'].includes((error as NodeJS.ErrnoException).code ?? '')) return undefined
    throw error
  }
}

interface FolderEntry {
  readonly name: Uint8Array
  readonly kind: 'file' | 'folder' | 'folder-link' | 'special'
  readonly isLink: boolean
}

/**
 * What stands in a folder, by name in byte order. A symbolic link counts as the file it leads to, also where that is missing; one to a
 * folder is a `folder-link`: following it could go round in circles. `special`: pipes, sockets, devices.
 */
export function listFolder(path: Path): FolderEntry[] {
  const folder = systemPath(path)
  return readdirSync(folder, { encoding: 'buffer', withFileTypes: true })
    .map((entry) => {
      const name = entry.name as unknown as Buffer
      const isLink = entry.isSymbolicLink()
      return { name, kind: isLink ? linkedKind(joinBytes(folder, name)) : entryKind(entry), isLink }
    })
    .sort((a, b) => Buffer.compare(a.name, b.name))
}

function entryKind(entry: Pick<Dirent, 'isFile' | 'isDirectory'>): 'file' | 'folder' | 'special' {
  return entry.isFile() ? 'file' : entry.isDirectory() ? 'folder' : 'special'
}

function linkedKind(link: Path): 'file' | 'folder-link' | 'special' {
  const kind = kindOf(link)
  return kind === 'folder' ? 'folder-link' : kind === 'other' ? 'special' : 'file'
}

/** The paths of all files below a folder, without left-overs of killed writes; none where there is no folder. */
export function listFiles(folder: string): string[] {
  if (!existsSync(folder)) return []
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile() && !entry.name.endsWith(temporaryEnding))
  return files.map((entry) => relative(folder, join(entry.parentPath, entry.name)))
}

const temporaryEnding = '.nianbao-tmp'

/** Removes what killed writes have left below a folder. */
export function removeLeftovers(folder: string): void {
  if (!existsSync(folder)) return
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }))
    if (entry.isFile() && leftover.test(entry.name)) rmSync(join(entry.parentPath, entry.name), { force: true })
}

const leftover = new RegExp(`^\\.[0-9a-f]{16,24}\\${temporaryEnding}$`)

/** A path below a folder, in the file system's own bytes. */
export function joinBytes(folder: Path, name: Uint8Array): Uint8Array {
  return Buffer.concat([Buffer.from(folder), Buffer.from('/'), name])
}

/** A folder below another that nobody else has, for work in hand. */
export function makeWorkFolder(folder: string): string {
  makeFolder(folder)
  return mkdtempSync(join(folder, workPrefix))
}

const workPrefix = '.nianbao-work-'

/** Removes folders of work in hand, the one named or all that killed programs have left below a folder. */
export function removeWorkFolders(folder: string, path?: string): void {
  const found = path === undefined ? readdirSync(folder).filter((name) => name.startsWith(workPrefix)) : [relative(folder, path)]
  for (const name of found) rmSync(join(folder, name), { recursive: true, force: true })
}

/** Removes a file, if it is there. */
export function removeFile(path: string): void {
  rmSync(path, { force: true })
}

/**
 * Makes a lock: a file that names this process. Gives the number of the process that holds it already, null where it was free or its
 * holder is no more.
 */
export function takeLock(path: string): number | null {
  try {
    writeFileSync(path, String(process.pid), { flag: 'wx' })
    return null
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  findPlain(path)
  const holder = Number(readFileSync(path, 'utf8'))
  if (isRunning(holder)) return holder
  writeFileSync(path, String(process.pid))
  return null
}

export function isRunning(pid: number): boolean {
  if (!(pid > 0) || pid === process.pid) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Opens a file for adding lines at its end; makes it and its folder where they are missing. */
export function openAppend(path: string): number {
  mkdirSync(dirname(path), { recursive: true })
  findPlain(path)
  return openSync(path, constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT | noFollow)
}

/** Adds a line; gives the bytes written. A line that does not fit on the disk leaves nothing behind. */
export function appendLine(file: number, text: string): number {
  const bytes = Buffer.from(`${text}\n`)
  const { size } = fstatSync(file)
  try {
    writeAll(file, bytes)
  } catch (error) {
    ftruncateSync(file, size)
    throw error
  }
  return bytes.length
}

/** Flushes a file to disk, without waiting. */
export const flushFile: (file: number) => Promise<void> = promisify(fsync)

export function closeFile(file: number): void {
  closeSync(file)
}

/** The lines of a file, each with its place, without holding the whole file; none where there is no file. */
export function* readLines(path: string): Generator<{ bytes: Uint8Array; offset: number; complete: boolean }> {
  if (!findPlain(path)) return
  const file = openSync(path, constants.O_RDONLY | noFollow)
  try {
    const buffer = Buffer.alloc(1 << 20)
    let rest = Buffer.alloc(0)
    let offset = 0
    for (let read = readSync(file, buffer); read > 0; read = readSync(file, buffer)) {
      rest = Buffer.concat([rest, buffer.subarray(0, read)])
      for (let end = rest.indexOf(10); end >= 0; end = rest.indexOf(10)) {
        yield { bytes: rest.subarray(0, end), offset, complete: true }
        offset += end + 1
        rest = rest.subarray(end + 1)
      }
    }
    if (rest.length > 0) yield { bytes: rest, offset, complete: false }
  } finally {
    closeSync(file)
  }
}

/** Part of a file. */
export function readRange(path: string, offset: number, length: number): Uint8Array {
  const file = openSync(path, 'r')
  try {
    const bytes = Buffer.alloc(length)
    return bytes.subarray(0, readSync(file, bytes, 0, length, offset))
  } finally {
    closeSync(file)
  }
}

/**
 * To a temporary name beside the file that nobody can foresee, made anew and followed through no link, then renamed over it with the mode of
 * the file it replaces. A link, a pipe or a device of the name is refused with the code EPLANTED.
 */
function replaceThrough(path: string, fill: (file: number) => void): void {
  const folder = dirname(path)
  makeFolder(folder)
  const temporary = join(folder, `.${randomBytes(12).toString('hex')}${temporaryEnding}`)
  try {
    const replaced = findPlain(path)
    const file = openSync(temporary, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | noFollow)
    try {
      fill(file)
      if (replaced) fchmodSync(file, replaced.mode)
    } finally {
      closeSync(file)
    }
    renameSync(temporary, path)
  } catch (error) {
    rmSync(temporary, { force: true })
    throw named(error, path)
  }
}

/** Throws as writing this file would, where that can be told without writing. */
export function refuseUnwritable(path: string): void {
  try {
    findPlain(path)
    let folder = dirname(path)
    while (!existsSync(folder)) folder = dirname(folder)
    accessSync(folder, constants.W_OK)
  } catch (error) {
    throw named(error, path)
  }
}

/** What a name we write stands for: a file, or nothing yet. What else stands there was put there by someone. */
function findPlain(path: string): Stats | null {
  const found = lstatSync(path, { throwIfNoEntry: false })
  if (found && !found.isFile()) throw Object.assign(new Error('planted'), { code: found.isDirectory() ? 'EISDIR' : 'EPLANTED', path })
  return found ?? null
}

/** Not known on Windows, whose links need rights of their own. */
const noFollow = constants.O_NOFOLLOW ?? 0

/** The error, naming the path as the caller knows it; one met while another file is being filled keeps its own. */
function named(error: unknown, path: Path): unknown {
  const known = error as Error
  if (alreadyNamed.has(known)) return known
  alreadyNamed.add(known)
  return Object.assign(known, { path: typeof path === 'string' ? path : Buffer.from(path).toString('utf8') })
}

const alreadyNamed = new WeakSet<Error>()

function writeAll(file: number, bytes: Uint8Array): void {
  for (let offset = 0; offset < bytes.length;) offset += writeSync(file, bytes, offset)
}

function systemPath(path: Path): string | Buffer {
  return typeof path === 'string' ? path : Buffer.from(path)
}
