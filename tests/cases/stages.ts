import { runBlocks } from './blocks-stage.js'
import { runChecks } from './checks-stage.js'
import { runDocument } from './document-stage.js'
import { runMixed, runPages, runWord } from './file-stages.js'
import { runLayout } from './layout-stage.js'
import { runCommand } from './cli-stage.js'
import { runReports } from './report-stage.js'
import { runSample } from './sample-stage.js'
import { runTables } from './tables-stage.js'

/**
 * How each folder of `tests/cases/` is run: from the sections of a case (by name, without the `--- ` line) to the sections it must show.
 * A stage gives every output it has, diagnostics too, so that an unexpected one fails the case.
 */
export type Stage = (sections: Readonly<Record<string, string>>) => Record<string, string> | Promise<Record<string, string>>

export const stages: Record<string, Stage> = {
  blocks: runBlocks,
  pages: runPages,
  mixed: runMixed,
  word: runWord,
  tables: runTables,
  report: runReports,
  layout: runLayout,
  checks: runChecks,
  document: runDocument,
  samples: runSample,
  cli: runCommand,
}
