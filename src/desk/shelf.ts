import type { DeskFile } from './desk-file.js'

/** Where the desk's files and their corrections are kept: a folder of this machine, or the browser. */
export interface Shelf {
  /** As the page names it; empty where it has no name. */
  readonly folder: string
  readonly list: () => Promise<readonly { readonly id: string; readonly name: string }[]>
  /** Undefined for what does not stand here. */
  readonly find: (id: string) => Promise<DeskFile | undefined>
  /** Keeps a file under its own name, or one like it where that is taken by another; its id. */
  readonly add: (name: string, bytes: Uint8Array) => Promise<string>
  /** Writes outputs beside their source, where there is such a place; the names they were given. */
  readonly save?: (file: DeskFile, outputs: readonly MadeOutput[]) => Promise<string[]>
  /** Forgets a file and its corrections, where the desk is the only one to keep them. */
  readonly forget?: (id: string) => Promise<void>
}

export interface MadeOutput {
  readonly name: string
  /** MIME type. */
  readonly type: string
  readonly bytes: Uint8Array
}
