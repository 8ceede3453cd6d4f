import { kindOf } from '../system/files.js'
import { UsageError } from './options.js'

/** The files that a command line names: patterns are expanded, which not every shell does, and a folder is a case for `batch`. */
export async function listInputs(names: readonly string[]): Promise<string[]> {
  return (await Promise.all(names.map(filesOf))).flat()
}

async function filesOf(name: string): Promise<string[]> {
  if (name === '-') return [name]
  switch (kindOf(name)) {
    case 'folder':
      throw new UsageError(`“${name}”是目录；整个目录请用 nianbao batch ${name} --out 成稿`)
    case 'missing':
      return /[*?[{]/.test(name) ? (await import('./expand-pattern.js')).expandPattern(name) : [name]
    default:
      return [name]
  }
}
