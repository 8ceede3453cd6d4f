import { isAbsolute, relative } from 'node:path'

/** A path as one would write it who stands in the current folder: from there, where that is shorter. */
export function shownPath(path: string): string {
  const near = relative(process.cwd(), path) || '.'
  return isAbsolute(path) && near.length < path.length ? near : path
}
