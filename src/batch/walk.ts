import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import picomatch from 'picomatch'
import { joinBytes, kindOf, listFolder, realPath, type Path } from '../files.js'
import { decodeName, distinctNames, distinctStems, portableName } from './names.js'

/** A file found for a run. */
export interface FoundFile {
  readonly path: Uint8Array
  /** Its name in the run: path under its root, with `/`. */
  readonly input: string
  /** Where its outputs go under the output folder, without extension, with `/`. */
  readonly stem: string
  /** Why it is listed but not read, in Chinese; null for a file to convert. */
  readonly passedOver: string | null
}

/** A folder to walk, and which of its files are wanted. */
export interface Root {
  readonly folder: string
  /** What its files' names begin with when a run has several roots; empty for one. */
  readonly prefix: string
  readonly wanted: (input: string) => boolean
}

/** The name of the configuration file in a root; never an input. */
export const configName = 'nianbao.config.json'

/** Stems of the run's own files in the output folder. */
const runFileStems = ['index', 'report', 'figures', 'manifest'] as const

/** Roots of the folders, files and patterns named on the command line. Throws ENOENT for a name that is nothing. */
export function findRoots(names: readonly string[]): Root[] {
  const several = names.length > 1
  const roots = names.map((name): Omit<Root, 'prefix'> => {
    const kind = kindOf(name)
    if (kind === 'folder') return { folder: resolve(name), wanted: () => true }
    if (kind === 'file') return { folder: dirname(resolve(name)), wanted: (input) => input === basename(name) }
    const { base, glob, isGlob } = picomatch.scan(name)
    if (!isGlob || kindOf(base || '.') !== 'folder') throw Object.assign(new Error(`ENOENT: ${name}`), { code: 'ENOENT', path: name })
    return { folder: resolve(base || '.'), wanted: picomatch(glob, { dot: true }) }
  })
  const folders = [...new Set(roots.map((root) => root.folder))]
  const prefixes = several && folders.length > 1 ? distinctPrefixes(folders) : folders.map(() => '')
  // Names that share a folder are one root, so that no file is found twice.
  return folders.map((folder, index) => {
    const sharing = roots.filter((root) => root.folder === folder)
    return { folder, prefix: prefixes[index]!, wanted: (input) => sharing.some((root) => root.wanted(input)) }
  })
}

/** The files of a root, folder by folder in byte order, each folder listed only when its turn comes. The output folder is passed over. */
export function* walkRoot(root: Root, out: string): Generator<FoundFile> {
  yield* walkFolder({ path: root.folder, input: '', stem: root.prefix }, root, realPath(out))
}

interface Folder {
  readonly path: Path
  readonly input: string
  readonly stem: string
}

function* walkFolder(folder: Folder, root: Root, out: string): Generator<FoundFile> {
  if (typeof folder.path === 'string' && realPath(folder.path) === out) return
  const entries = listEntries(folder)
  // Handed out as if it were a file, it becomes a failed record that says why.
  if (!entries)
    return yield { path: Buffer.from(folder.path), input: joinName(root.prefix, folder.input), stem: folder.stem, passedOver: null }
  const shown = (text: string) => (folder.input === '' ? text : `${folder.input}/${text}`)
  const files = entries.filter((entry) => entry.kind !== 'folder' && isInput(entry.text, folder) && root.wanted(shown(entry.text)))
  const stems = distinctStems(
    files.map((entry) => entry.text),
    folder.stem === '' ? runFileStems : [],
  )
  for (const [index, entry] of files.entries()) {
    yield {
      path: joinBytes(folder.path, entry.name),
      input: joinName(root.prefix, shown(entry.text)),
      stem: joinName(folder.stem, stems[index]!),
      passedOver: passedOver[entry.kind],
    }
  }
  const folders = entries.filter((entry) => entry.kind === 'folder' && !entry.text.startsWith('.'))
  const names = distinctNames(folders.map((entry) => entry.text))
  for (const [index, entry] of folders.entries()) {
    const path =
      isPlain(entry.name, entry.text) && typeof folder.path === 'string'
        ? join(folder.path, entry.text)
        : joinBytes(folder.path, entry.name)
    yield* walkFolder({ path, input: shown(entry.text), stem: joinName(folder.stem, names[index]!) }, root, out)
  }
}

const passedOver = {
  file: null,
  folder: null,
  'folder-link': '指向目录的符号链接，没有进入',
  special: '不是普通文件（管道、设备等）',
} as const

/** Null where a folder below the root cannot be listed: that costs this folder, not the run. */
function listEntries(folder: Folder) {
  try {
    return listFolder(folder.path).map((entry) => ({ ...entry, text: decodeName(entry.name) }))
  } catch (error) {
    if (folder.input === '') throw error
    return null
  }
}

/** Hidden files, left-overs of a killed run, and the configuration are no inputs. */
function isInput(name: string, folder: Folder): boolean {
  return !name.startsWith('.') && !(folder.input === '' && name === configName)
}

function isPlain(bytes: Uint8Array, text: string): boolean {
  return Buffer.compare(Buffer.from(text), bytes) === 0
}

function joinName(prefix: string, name: string): string {
  return prefix === '' ? name : `${prefix}/${name}`
}

/** The folders' own names, told apart by the folder above where two are alike. */
function distinctPrefixes(folders: readonly string[]): string[] {
  const common = folders.map((folder) => folder.split(sep)).reduce((a, b) => a.slice(0, a.findIndex((part, i) => part !== b[i]) >>> 0))
  const top = common.join(sep) || sep
  return folders.map((folder) => relative(top, folder).split(sep).map(portableName).join('/'))
}
