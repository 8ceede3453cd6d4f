import { collectInto, type Diagnostic } from '../../../src/diagnostics/diagnostic.js'
import type { Block } from '../../../src/model/block.js'
import type { Report } from '../../../src/model/report.js'
import type { Source } from '../../../src/model/source.js'
import { readBytes } from '../../../src/readers/index.js'
import { joinBrokenLines } from '../../../src/readers/line-breaks.js'
import { readText } from '../../../src/readers/text/read-text.js'
import { assembleReport } from '../../../src/report/assemble.js'
import { splitReports } from '../../../src/report/split.js'
import { matchTables } from '../../../src/tables/match.js'
import { sourceOf } from '../../source-of.js'

export interface Whole {
  readonly source: Source
  readonly blocks: readonly Block[]
  readonly reports: readonly Report[]
}

/** Reads a file as far as its reports; null where it is refused or holds the report itself. */
export async function readWhole(bytes: Uint8Array, name: string): Promise<Whole | null> {
  const read = await readBytes(bytes, name, () => {})
  return read.kind === 'blocks' ? assembleWhole(read.source, read.blocks) : null
}

export function readWholeText(text: string): Whole {
  return assembleWhole(sourceOf(text), joinBrokenLines(text, readText(text)))
}

function assembleWhole(source: Source, blocks: readonly Block[]): Whole {
  const reports = splitReports(blocks).map((part) => {
    const found: Diagnostic[] = []
    const report = assembleReport(source, matchTables(part, collectInto(found)), {}, collectInto(found))
    return { ...report, diagnostics: found }
  })
  return { source, blocks, reports }
}
