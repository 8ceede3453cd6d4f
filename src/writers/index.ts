import type { Reporter } from '../diagnostics/diagnostic.js'
import type { FontSet } from '../fonts/font-set.js'
import type { Document } from '../model/document.js'
import type { Report } from '../model/report.js'

/** Every format nianbao writes, in the order in which they are listed. */
export const formats = ['docx', 'pdf', 'html', 'json', 'csv'] as const

export type Format = (typeof formats)[number]

/** All that a writer may need; what it does not need costs nothing. */
export interface WriteContext {
  readonly report: Report
  readonly document: Document
  /** Name of the outputs, without extension. */
  readonly name: string
  readonly fonts: () => Promise<FontSet>
  /** Put the report's data into the PDF. */
  readonly attach: boolean
  /** What has been written of this report so far; the page links to it. */
  readonly written: readonly { readonly format: Format; readonly bytes: Uint8Array }[]
  /** Told of what a writer finds amiss: characters that no font has. */
  readonly reporter?: Reporter
}

type Writer = (context: WriteContext) => Uint8Array | Promise<Uint8Array>

/** Each loads its writer; until then it costs no start-up time. */
export const writers: Readonly<Record<Format, () => Promise<Writer>>> = {
  docx: async () => {
    const { writeDocx } = await import('./docx/write-docx.js')
    return ({ document }) => writeDocx(document)
  },
  pdf: async () => {
    const { writePdf } = await import('./pdf/write-pdf.js')
    return async ({ document, fonts, reporter, ...context }) => {
      const attachment = context.attach ? await reportAttachment(context) : undefined
      return writePdf(document, await fonts(), { attachment, reporter })
    }
  },
  html: async () => {
    const { writeHtml } = await import('./html/write-html.js')
    return (context) => encode(writeHtml(context.document, { downloads: downloadsOf(context) }))
  },
  json: async () => {
    const { writeJson } = await import('./json.js')
    return ({ report }) => encode(writeJson(report))
  },
  csv: async () => {
    const { writeCsv } = await import('./csv.js')
    return ({ report }) => encode(writeCsv(report))
  },
}

/** The report's data as a file inside the PDF. */
async function reportAttachment({ name, report }: Pick<WriteContext, 'name' | 'report'>) {
  const { writeJson } = await import('./json.js')
  return { name: `${name}.json`, type: 'application/json', description: '报告数据', data: encode(writeJson(report)) }
}

function downloadsOf({ name, written }: WriteContext) {
  return written.flatMap(({ format, bytes }) =>
    format === 'html' ? [] : [{ format, href: `${encodeURIComponent(name)}.${format}`, bytes: bytes.length }],
  )
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}
