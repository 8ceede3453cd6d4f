import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import picomatch from 'picomatch'
import { correctionsEnding } from '../corrections/parse.js'
import { joinBytes, kindOf, listFolder, pathUnder, realPath, standsIn, type Path } from '../system/files.js'
import { runFiles } from '../work/run-files.js'
import { writers } from '../writers/registry.js'
import { decodeName, distinctNames, distinctStems, isPageAsset, leftByPrograms, portableName } from './names.js'

/** A file found for a run. */
export interface FoundFile {
  readonly path: Uint8Array
  /** Its name in the run: path under its root, with `/`. */
  readonly input: string
  /** Where its outputs go under the output folder, without extension, with `/`. */
  readonly stem: string
  /** Why it is listed but not read, in Chinese; null for a file to convert. */
  readonly passedOver: string | null
  /** By its name the style sheet or script of a saved page. */
  readonly isAsset: boolean
}

/** A folder to walk, and which of its files are wanted. */
export interface Root {
  readonly folder: string
  /** What its files' names begin with when a run has several roots; empty for one. */
  readonly prefix: string
  readonly wanted: (input: string) => boolean
  /** Files named on the command line: wanted even where they are hidden. */
  readonly files: ReadonlySet<string>
  /** False where nothing in its folders can be wanted. */
  readonly isDeep: boolean
}

/** The name of the configuration file in a root; never an input. */
export const configName = 'nianbao.config.json'

/** A folder, file or pattern named on the command line. */
interface Named {
  readonly folder: string
  /** Given the path under the folder. */
  readonly wanted: (input: string) => boolean
  /** The file named; null for a folder or a pattern. */
  readonly file: string | null
}

/** Roots of the folders, files and patterns named on the command line. Throws ENOENT for a name that is nothing. */
export function findRoots(names: readonly string[]): Root[] {
  const named = names.map(findNamed)
  const folders = [...new Set(named.map(({ folder }) => folder))]
  // What lies in another root belongs to it, so that no file is found twice.
  const roots = folders.filter((folder) => !folders.some((other) => other !== folder && pathUnder(other, folder) !== null))
  const prefixes = roots.length > 1 ? distinctPrefixes(roots) : roots.map(() => '')
  return roots.map((folder, index) => {
    const own = named.flatMap((one) => {
      const under = pathUnder(folder, one.folder)
      return under === null ? [] : [{ ...one, under }]
    })
    return {
      folder,
      prefix: prefixes[index]!,
      wanted: (input) => own.some(({ under, wanted }) => input.startsWith(under) && wanted(input.slice(under.length))),
      files: new Set(own.flatMap(({ under, file }) => (file === null ? [] : [under + file]))),
      isDeep: own.some(({ under, file }) => file === null || under !== ''),
    }
  })
}

function findNamed(name: string): Named {
  const kind = kindOf(name)
  if (kind === 'folder') return { folder: resolve(name), wanted: () => true, file: null }
  if (kind === 'file') return { folder: dirname(resolve(name)), wanted: (input) => input === basename(name), file: basename(name) }
  const { base, glob, isGlob } = picomatch.scan(name)
  if (!isGlob || kindOf(base || '.') !== 'folder') throw Object.assign(new Error(`ENOENT: ${name}`), { code: 'ENOENT', path: name })
  return { folder: resolve(base || '.'), wanted: picomatch(glob, { dot: true }), file: null }
}

export interface WalkOptions {
  /** A folder that is passed over; null for none. */
  readonly out: string | null
  /** Read files that links lead to outside of the root. */
  readonly follow: boolean
}

/** The files of a root, folder by folder in byte order, each folder listed only when its turn comes. */
export function* walkRoot(root: Root, { out, follow }: WalkOptions): Generator<FoundFile> {
  yield* walkFolder({ path: root.folder, input: '', stem: root.prefix }, root, { out: out === null ? null : realPath(out), follow })
}

interface Folder {
  readonly path: Path
  readonly input: string
  readonly stem: string
}

function* walkFolder(folder: Folder, root: Root, options: WalkOptions): Generator<FoundFile> {
  if (typeof folder.path === 'string' && realPath(folder.path) === options.out) return
  const entries = listEntries(folder)
  // Handed out as if it were a file, it becomes a failed record that says why.
  if (!entries)
    return yield {
      path: Buffer.from(folder.path),
      input: joinName(root.prefix, folder.input),
      stem: folder.stem,
      passedOver: null,
      isAsset: false,
    }
  const shown = (text: string) => (folder.input === '' ? text : `${folder.input}/${text}`)
  const isTop = folder.stem === ''
  const folders = entries.filter((entry) => entry.kind === 'folder' && !entry.text.startsWith('.'))
  const folderNames = distinctNames(
    folders.map((entry) => entry.text),
    isTop ? runFiles : [],
  )
  const names = new Set(entries.map((entry) => entry.text))
  const files = entries.filter((entry) => entry.kind !== 'folder' && isInput(shown(entry.text), root) && !ofAnother(entry.text, names))
  const stems = distinctStems(
    files.map((entry) => entry.text),
    [...folderNames.map((name) => name.replace(outputEnding, '')), ...(isTop ? runFiles.map((name) => name.replace(/\..*$/, '')) : [])],
  )
  for (const [index, entry] of files.entries()) {
    const path = joinBytes(folder.path, entry.name)
    const leadsOut =
      entry.isLink && entry.kind === 'file' && !options.follow && !root.files.has(shown(entry.text)) && !standsIn(root.folder, path)
    yield {
      path,
      input: joinName(root.prefix, shown(entry.text)),
      stem: joinName(folder.stem, stems[index]!),
      isAsset: isPageAsset(entry.text),
      passedOver: leadsOut
        ? '指向档案之外的符号链接，没有读取；确要读取请加 --follow'
        : entry.text === configName
          ? '设置文件只在档案的根目录中有效'
          : entry.text.endsWith(correctionsEnding)
            ? '更正文件，找不到它更正的原件，其中的更正没有采用'
            : (passedOver[entry.kind] ?? leftByPrograms(entry.text)),
    }
  }
  if (!root.isDeep) return
  for (const [index, entry] of folders.entries()) {
    const path =
      isPlain(entry.name, entry.text) && typeof folder.path === 'string'
        ? join(folder.path, entry.text)
        : joinBytes(folder.path, entry.name)
    yield* walkFolder({ path, input: shown(entry.text), stem: joinName(folder.stem, folderNames[index]!) }, root, options)
  }
}

/** A folder of this name would stand where an output is to be written. */
const extensions = Object.values(writers).map(({ extension }) => extension)
const outputEnding = new RegExp(`(\\.check\\.html|\\.(${extensions.join('|')}))$`, 'i')

const passedOver = {
  file: null,
  folder: null,
  'folder-link': '指向目录的符号链接，没有进入',
  special: '不是普通文件（管道、设备等）',
} as const

/** Null where a folder below the root cannot be listed: that costs this folder, not the run. */
function listEntries(folder: Folder) {
  try {
    return tellApart(listFolder(folder.path).map((entry) => ({ ...entry, text: decodeName(entry.name) })))
  } catch (error) {
    if (folder.input === '') throw error
    return null
  }
}

/** Two names in different encodings may decode to the same text; what is told of one must not be taken for the other. */
function tellApart<T extends { readonly text: string }>(entries: readonly T[]): T[] {
  const counts = new Map<string, number>()
  return entries.map((entry) => {
    const count = (counts.get(entry.text) ?? 0) + 1
    counts.set(entry.text, count)
    return count === 1 ? entry : { ...entry, text: entry.text.replace(/(\.[^.]*)?$/, ` (${count})$1`) }
  })
}

/** Hidden files, left-overs of a killed run, and the configuration are no inputs, unless they are named. */
function isInput(input: string, root: Root): boolean {
  const isHidden = input.startsWith('.') || input.includes('/.') || input === configName
  return root.wanted(input) && (!isHidden || root.files.has(input))
}

/** The corrections of a file beside it. */
function ofAnother(name: string, names: ReadonlySet<string>): boolean {
  return name.endsWith(correctionsEnding) && names.has(name.slice(0, -correctionsEnding.length))
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
