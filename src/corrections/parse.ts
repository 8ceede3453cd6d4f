import * as z from 'zod'
import { correctionFaults } from '../diagnostics/catalogue/correction.js'
import { placeOfFault, placeOfValue } from '../diagnostics/json-place.js'
import { describeFault } from '../diagnostics/schema-fault.js'
import { withoutByteOrderMark } from '../language/invisible.js'
import { correctionsSchema, type Corrections } from '../model/correction.js'

/** Ending of the file that holds the corrections of the file whose name it follows. */
export const correctionsEnding = '.更正.json'

/** The corrections of a file's text, or what is wrong with it, in Chinese. */
export function parseCorrections(text: string): { readonly corrections: Corrections } | { readonly problem: string } {
  const json = withoutByteOrderMark(text)
  let data: unknown
  try {
    data = JSON.parse(json)
  } catch {
    return { problem: placeOfFault(json) }
  }
  const parsed = correctionsSchema.safeParse(data, { error: describeFault })
  if (parsed.success) return { corrections: parsed.data }
  const issue = deepest(parsed.error.issues[0]!)
  return { problem: `${issue.path.join('.')} ${correctionFaults.values}（${issue.message}；${placeOfValue(json, issue.path)}）` }
}

/** A file of corrections that cannot be used; the message is for the user. */
class CorrectionsError extends Error {
  override readonly name = 'CorrectionsError'
}

/** The corrections of a file to be added to; none yet where there is no file. Throws for one that cannot be read: it is not written over. */
export function correctionsIn(
  file: { readonly name: string; readonly text: string } | undefined,
  source: Corrections['source'],
): Corrections {
  if (!file) return { version: 1, source, corrections: [] }
  const parsed = parseCorrections(file.text)
  if ('problem' in parsed) throw new CorrectionsError(`更正文件 ${file.name} 不能用：${parsed.problem}`)
  return parsed.corrections
}

/** Of an entry that is of neither kind, what is wrong with it as the kind it is nearest to. */
function deepest(issue: z.core.$ZodIssue): z.core.$ZodIssue {
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return issue
  const [nearest] = issue.errors.toSorted((a, b) => a.length - b.length)
  const inner = nearest![0]!
  return { ...inner, path: [...issue.path, ...inner.path] }
}

/** The text of the file, the same for the same corrections. */
export function printCorrections(corrections: Corrections): string {
  return `${JSON.stringify(corrections, null, 2)}\n`
}

/** JSON Schema of the file. */
export function correctionsJsonSchema(): object {
  const { $schema, ...schema } = z.toJSONSchema(correctionsSchema)
  return { $schema, title: '政府信息公开工作年度报告的更正', ...schema }
}
