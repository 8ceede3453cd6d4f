import { closingIndents } from '../closing-indents.js'
import type { Document } from '../../model/document.js'
import { writeBody } from './body.js'
import { coreProperties } from './core-properties.js'
import { packageFrame } from './frame.js'
import { writeStyles } from './styles.js'
import { zip, zipEntry } from './zip.js'

/** The report as a Word file: the page and type of GB/T 9704, with named styles for everything and no formatting beside them. */
export async function writeDocx(document: Document): Promise<Uint8Array> {
  const frame = await packageFrame()
  const indents = closingIndents(document.blocks)
  return zip([
    ...frame.first,
    zipEntry('word/document.xml', frame.documentStart + writeBody(document.blocks, frame.sections, indents) + frame.documentEnd),
    zipEntry('word/styles.xml', writeStyles({ closing: closingStyle(document, indents) })),
    zipEntry('docProps/core.xml', coreProperties(document)),
    ...frame.others,
  ])
}

/** Where the closing block stands depends on how long its lines are; its styles carry that, so that its paragraphs need not. */
function closingStyle(document: Document, indents: ReturnType<typeof closingIndents>) {
  const find = (role: string) => document.blocks.find((block) => block.kind === 'paragraph' && block.role === role)
  const [signature, date] = [find('signature'), find('date')]
  return {
    signature: (signature && indents.get(signature)) ?? 2,
    date: (date && indents.get(date)) ?? 4,
    isSigned: signature !== undefined,
  }
}
