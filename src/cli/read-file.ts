import { basename, isAbsolute, relative } from 'node:path'
import type { Wish } from '../corrections/wish.js'
import { readReports, type ReadOptions, type ReadOutcome } from '../convert.js'
import { describeError } from '../system/describe-error.js'
import { shownPath } from '../system/shown-path.js'
import { collectInto, type Diagnostic } from '../diagnostics/diagnostic.js'
import { readInput, sizeOf } from '../system/files.js'
import { correctionsFor } from '../work/corrections-file.js'
import { refuseSize } from '../readers/size.js'

export const sofficeOption = { value: 'PATH', help: 'LibreOffice 的 soffice 程序，读 RTF、ODT、XLS 时用（默认在系统路径中找）' }

/** An input's file name; standard input has the one it is given. */
export function inputName(path: string, stdinName = 'stdin'): string {
  return path === '-' ? stdinName : basename(path)
}

/** What a sheet that is handed on calls an input: its path from here, or its name alone, never where it lies on this machine. */
export function sheetName(path: string): string {
  const inner = relative('.', path)
  return isAbsolute(inner) || inner.startsWith('..') ? basename(path) : inner
}

export const correctionsOption = {
  value: 'DIR',
  help: '更正文件（<输入>.更正.json）所在的目录，其中按输入目录的结构存放（默认在输入文件旁边）',
}

/** How an input is read: `corrections` is the folder that holds the corrections, if they do not stand beside it. */
export interface ReadFileOptions extends Omit<ReadOptions, 'corrections'> {
  readonly corrections?: string | undefined
  readonly wishes?: readonly Wish[] | undefined
}

/** Reads one input of several, with its corrections: one that cannot be opened is a finding, and the others are read all the same. */
export async function readFile(
  path: string,
  { corrections, wishes, ...options }: ReadFileOptions,
  stdinName?: string,
): Promise<ReadOutcome> {
  const diagnostics: Diagnostic[] = []
  const refused = { source: null, reports: [], diagnostics }
  try {
    if (path !== '-' && refuseSize(sizeOf(path), collectInto(diagnostics))) return refused
    const file = path === '-' ? undefined : correctionsFor(path, corrections)
    return await readReports(readInput(path), inputName(path, stdinName), { ...options, corrections: { file, wishes } })
  } catch (error) {
    collectInto(diagnostics)('read/failed', { reason: describeError(error, shownPath) })
    return refused
  }
}
