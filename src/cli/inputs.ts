import { relative } from 'node:path'
import { findRoots, walkRoot } from '../batch/walk.js'
import { kindOf } from '../system/files.js'
import { UsageError } from './options.js'

/** The files that a command line names: patterns are expanded, which not every shell does, and a folder is a case for `batch`. */
export function listInputs(names: readonly string[]): string[] {
  return names.flatMap((name) => {
    if (name === '-') return [name]
    switch (kindOf(name)) {
      case 'folder':
        throw new UsageError(`“${name}”是目录；整个目录请用 nianbao batch ${name} --out 成稿`)
      case 'missing':
        return /[*?[{]/.test(name) ? expandPattern(name) : [name]
      default:
        return [name]
    }
  })
}

/** What cannot be expanded is taken for the name of a file, which will be said to be missing. */
function expandPattern(pattern: string): string[] {
  const files = rootsOf(pattern).flatMap((root) => [...walkRoot(root, { out: null, follow: true })])
  const paths = files.filter(({ passedOver }) => passedOver === null).map(({ path }) => relative('.', Buffer.from(path).toString('utf8')))
  if (paths.length === 0) throw new UsageError(`没有与“${pattern}”相符的文件`)
  return paths
}

function rootsOf(pattern: string) {
  try {
    return findRoots([pattern])
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw new UsageError(`没有与“${pattern}”相符的文件`)
    throw error
  }
}
