import type { Code } from '../diagnostics/catalogue.js'
import type { Source } from '../model/source.js'

/** Why a file that lies beside reports in an archive is none: a picture, a style sheet, an archive, another program's data. */
const refusals: ReadonlySet<string> = new Set<Code>(['read/image', 'read/archive', 'read/binary', 'read/json-foreign'])

/** Names of documents: what is none inside may be a report that was damaged, and is not passed over. */
const documentName = /\.(?:docx?|wps|pdf|ofd|xlsx?|et|rtf|odt|html?|mht|mhtml|txt|md)$/i

/** Names of documents that are no text files: text under such a name is an error page that was saved for one, or what is left of one. */
const packedName = /\.(?:docx|pdf|ofd|xlsx|odt)$/i

export function isMisnamed({ encoding, kind }: Source, name: string): boolean {
  return encoding !== kind && packedName.test(name)
}

/** Whether a file refused by a finding of this code is passed over as no report; any other has failed. */
export function isNoReport(refusal: string, name: string): boolean {
  return refusals.has(refusal) && !(refusal === 'read/binary' && documentName.test(name))
}
