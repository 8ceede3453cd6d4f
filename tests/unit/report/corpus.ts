import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../../../../shared/corpus')

export interface CorpusFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** Real reports beside the checkout, where they are at hand. */
export function corpusFiles(): CorpusFile[] {
  return ['real', 'excerpts'].flatMap((folder) => {
    const path = join(root, folder)
    if (!existsSync(path)) return []
    const names = readdirSync(path).filter((name) => /\.(?:txt|html)$/.test(name))
    return names.map((name) => ({ name: `${folder}/${name}`, bytes: readFileSync(join(path, name)) }))
  })
}

/** The samples that ship with the program. */
export function sampleFiles(): CorpusFile[] {
  const path = join(import.meta.dirname, '../../../samples')
  if (!existsSync(path)) return []
  const names = readdirSync(path).filter((name) => /\.(?:txt|html|md|docx)$/.test(name))
  return names.map((name) => ({ name: `samples/${name}`, bytes: readFileSync(join(path, name)) }))
}
