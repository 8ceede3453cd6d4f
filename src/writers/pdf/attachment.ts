import { createHash } from 'node:crypto'
import type { PdfFile } from './pdf-file.js'
import { pdfArray, pdfDate, pdfDictionary, pdfName, pdfText } from './syntax.js'

/** A file to travel inside the PDF. */
export interface Attachment {
  readonly name: string
  /** MIME type. */
  readonly type: string
  readonly description: string
  readonly data: Uint8Array
}

/** Embeds a file as PDF/A-3 has it (ISO 19005-3, 6.8) and returns what the catalog says of it. `date` is a day in ISO 8601. */
export function attachFile(file: PdfFile, { name, type, description, data }: Attachment, date: string): Record<'Names' | 'AF', string> {
  const digest = createHash('md5').update(data).digest('hex')
  const parameters = pdfDictionary({ ModDate: pdfDate(date), Size: data.length, CheckSum: `<${digest}>` })
  const embedded = file.addCompressed({ Type: '/EmbeddedFile', Subtype: pdfName(type), Params: parameters }, data)
  const specification = file.add(
    pdfDictionary({
      Type: '/Filespec',
      F: pdfText(name),
      UF: pdfText(name),
      Desc: pdfText(description),
      // ISO 19005-3, annex E: the document shows what the file holds.
      AFRelationship: '/Data',
      EF: pdfDictionary({ F: embedded, UF: embedded }),
    }),
  )
  return {
    Names: pdfDictionary({ EmbeddedFiles: pdfDictionary({ Names: pdfArray([pdfText(name), specification]) }) }),
    AF: pdfArray([specification]),
  }
}
