import { relative } from 'node:path'
import { findRoots, walkRoot } from '../batch/walk.js'
import { UsageError } from './options.js'

/** The files a pattern matches, from here on. Throws a UsageError where there are none. */
export function expandPattern(pattern: string): string[] {
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
