import type { Reporter } from '../diagnostics/diagnostic.js'
import { digitsFrom, type DigitFace, type FontSet } from '../fonts/font-set.js'
import type { Document } from '../model/document.js'
import type { CsvLabels } from './csv.js'
import type { Report } from '../model/report.js'

/** How outputs are to look, where their makers are asked; as it is usual where nothing is said. */
export interface OutputLook {
  readonly csvLabels?: CsvLabels
  /** Rank of the title in a fragment, 1 to 6; usually 2, for a page's own title is the first. */
  readonly headingLevel?: number
  /** A cover, and a page of contents, before the report: of PDF and Word, as a page has its own navigation. */
  readonly cover?: boolean
  readonly contents?: boolean
  /** A page of charts behind the report, in pages, PDF and OFD drawn, in Word as tables. */
  readonly charts?: boolean
  /** Latin and digits of 仿宋 text in a face of their own or in 仿宋; where nothing is said, in 仿宋 where Word or the user's fonts have one. */
  readonly digits?: DigitFace | undefined
}

/** All that a writer may need; what it does not need costs nothing. */
export interface WriteContext {
  readonly report: Report
  readonly document: Document
  /** Name of the outputs, without extension. */
  readonly name: string
  readonly fonts: () => Promise<FontSet>
  /** Put the report's data into the PDF. */
  readonly attach: boolean
  readonly look?: OutputLook
  /** Reports of the organ of years before, for charts. */
  readonly earlier?: readonly Report[]
  /** What has been written of this report so far; the page links to it. */
  readonly written: readonly { readonly format: string; readonly bytes: Uint8Array }[]
  /** Told of what a writer finds amiss: characters that no font has. */
  readonly reporter?: Reporter
}

type Writer = (context: WriteContext) => Uint8Array | Promise<Uint8Array>

/** A format nianbao writes. */
interface WriterRow {
  /** Of its files, without the dot. */
  readonly extension: string
  readonly mediaType: string
  /** What users call it, and a file of it that can be downloaded. */
  readonly name: string
  readonly label: string
  /** Written where no format is asked for. */
  readonly byDefault: boolean
  /** Links to the files written with it and names their sizes, so it is written after them. */
  readonly linksToOthers: boolean
  /** How a file is verified: read as any source is and compared with the model, or, where nianbao does not read it, by its bytes. */
  readonly readBack: 'report' | 'bytes'
  /** Until then the writer costs no start-up time. */
  readonly load: () => Promise<Writer>
}

/** Every format, in the order in which they are listed. */
export const writers = {
  docx: {
    extension: 'docx',
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    name: 'Word',
    label: 'Word版',
    byDefault: true,
    linksToOthers: false,
    readBack: 'report',
    load: async (): Promise<Writer> => {
      const { writeDocx } = await import('./docx/write-docx.js')
      return ({ document, look }) => writeDocx(document, look)
    },
  },
  pdf: {
    extension: 'pdf',
    mediaType: 'application/pdf',
    name: 'PDF',
    label: 'PDF版',
    byDefault: true,
    linksToOthers: false,
    readBack: 'bytes',
    load: async (): Promise<Writer> => {
      const { writePdf } = await import('./pdf/write-pdf.js')
      return async ({ document, fonts, reporter, look, ...context }) => {
        const attachment = context.attach ? await reportAttachment(context) : undefined
        const faces = look?.digits ? digitsFrom(await fonts(), look.digits) : await fonts()
        return writePdf(document, faces, { attachment, reporter, front: look })
      }
    },
  },
  html: {
    extension: 'html',
    mediaType: 'text/html',
    name: '网页',
    label: '网页版',
    byDefault: true,
    linksToOthers: true,
    readBack: 'report',
    load: async (): Promise<Writer> => {
      const { writeHtml } = await import('./html/write-html.js')
      return (context) => encode(writeHtml(context.document, { downloads: downloadsOf(context) }))
    },
  },
  fragment: {
    extension: 'fragment.html',
    mediaType: 'text/html',
    name: '网页正文',
    label: '网页正文',
    byDefault: false,
    linksToOthers: false,
    readBack: 'bytes',
    load: async (): Promise<Writer> => {
      const { writeFragment } = await import('./html/write-fragment.js')
      return ({ document, look }) => encode(writeFragment(document, look?.headingLevel))
    },
  },
  ofd: {
    extension: 'ofd',
    mediaType: 'application/ofd',
    name: 'OFD',
    label: 'OFD版',
    byDefault: false,
    linksToOthers: false,
    readBack: 'report',
    load: async (): Promise<Writer> => {
      const { writeOfd } = await import('./ofd/write-ofd.js')
      return async ({ document, report, fonts, reporter }) => writeOfd(document, report, await fonts(), reporter)
    },
  },
  xlsx: {
    extension: 'xlsx',
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    name: 'Excel',
    label: 'Excel版',
    byDefault: false,
    linksToOthers: false,
    readBack: 'report',
    load: async (): Promise<Writer> => {
      const { writeXlsx } = await import('./xlsx/write-xlsx.js')
      return ({ document, report }) => writeXlsx(document, report)
    },
  },
  json: {
    extension: 'json',
    mediaType: 'application/json',
    name: 'JSON',
    label: '数据',
    byDefault: false,
    linksToOthers: false,
    readBack: 'report',
    load: async (): Promise<Writer> => {
      const { writeJson } = await import('./json.js')
      return ({ report }) => encode(writeJson(report))
    },
  },
  csv: {
    extension: 'csv',
    mediaType: 'text/csv',
    name: 'CSV',
    label: '数据',
    byDefault: false,
    linksToOthers: false,
    readBack: 'bytes',
    load: async (): Promise<Writer> => {
      const { writeCsv } = await import('./csv.js')
      return ({ report, look }) => encode(writeCsv(report, look?.csvLabels))
    },
  },
} as const satisfies Readonly<Record<string, WriterRow>>

export type Format = keyof typeof writers

export const formats = Object.keys(writers) as Format[]

export const defaultFormats: readonly Format[] = formats.filter((format) => writers[format].byDefault)

/** Name of a report's file in a format. */
export function fileName(stem: string, format: Format): string {
  return `${stem}.${writers[format].extension}`
}

/** The report's data as a file inside the PDF. */
async function reportAttachment({ name, report }: Pick<WriteContext, 'name' | 'report'>) {
  const { writeJson } = await import('./json.js')
  return { name: fileName(name, 'json'), type: writers.json.mediaType, description: '报告数据', data: encode(writeJson(report)) }
}

function downloadsOf({ name, written }: WriteContext) {
  // A fragment is for pasting, not for readers of the page.
  return written.flatMap(({ format, bytes }) => {
    if (format === 'fragment') return []
    const { extension, mediaType, label } = writers[format as Format]
    return { label, extension, mediaType, href: `${encodeURIComponent(name)}.${extension}`, bytes: bytes.length }
  })
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}
