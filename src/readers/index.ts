import type { Reporter } from '../diagnostics/diagnostic.js'
import type { Block } from '../model/block.js'
import type { Report } from '../model/report.js'
import type { Source, SourceKind } from '../model/source.js'
import { decodeBytes, type Decoded } from './decode.js'
import { readMixed } from './read-mixed.js'
import { refuseSize } from './size.js'
import { sniffBytes, sniffForeignText, sniffText, type TextKind } from './sniff.js'
import { readText } from './text/read-text.js'

export type ReadResult =
  | { readonly kind: 'blocks'; readonly source: Source; readonly blocks: readonly Block[] }
  /** nianbao's own JSON holds the report itself. */
  | { readonly kind: 'report'; readonly source: Source; readonly report: Report }
  /** No document that can be read; why, and what to do, has been reported. */
  | { readonly kind: 'refused' }

/** 10 MiB of any text, several hundred long reports: what is longer is a log or a data set, and gives no report. */
const characterLimit = 10_500_000

/** A file's bytes → what stands in it. Never throws because of the content. Only the reader the file needs is loaded. */
export async function readBytes(bytes: Uint8Array, name: string, report: Reporter): Promise<ReadResult> {
  if (refuseSize(bytes.length, report)) return { kind: 'refused' }
  const signature = sniffBytes(bytes)
  if (signature.kind === 'zip') return readPackage(bytes, name, report)
  if (signature.kind === 'refused') {
    signature.refuse(report)
    return { kind: 'refused' }
  }
  return readDecoded(bytes, name, report)
}

async function readPackage(bytes: Uint8Array, name: string, report: Reporter): Promise<ReadResult> {
  const { readDocx } = await import('./docx/read-docx.js')
  const read = readDocx(bytes, report)
  return read ? resultOf({ name, kind: 'docx', encoding: 'docx', text: read.text }, read.blocks, report) : { kind: 'refused' }
}

async function readDecoded(bytes: Uint8Array, name: string, report: Reporter): Promise<ReadResult> {
  const decoded = decodeBytes(bytes, report)
  if (!decoded) return { kind: 'refused' }
  if (decoded.text.trim() === '') {
    report('read/empty', {})
    return { kind: 'refused' }
  }
  const refuse = sniffForeignText(decoded.text)
  if (refuse) {
    refuse(report)
    return { kind: 'refused' }
  }
  const characters = countCharacters(decoded.text)
  if (characters > characterLimit) {
    report('read/text-too-long', { characters, limit: characterLimit })
    return { kind: 'refused' }
  }
  return textReaders[sniffText(decoded.text, name)](decoded, name, report)
}

/** Without markup: a saved page may have ten times its text in it, and pictures. */
function countCharacters(text: string): number {
  if (text.length <= characterLimit) return text.length
  let markup = 0
  for (const { 0: tag } of text.matchAll(/<[^<>]*>/g)) markup += tag.length
  return text.length - markup
}

type TextReader = (decoded: Decoded, name: string, report: Reporter) => ReadResult | Promise<ReadResult>

const textReaders: Readonly<Record<TextKind, TextReader>> = {
  text: (decoded, name, report) => resultOf(sourceOf('text', decoded, name), readText(decoded.text), report),
  html: async (decoded, name, report) => {
    const { readHtml } = await import('./html/read-html.js')
    const blocks = readHtml(decoded.text, report)
    return blocks ? resultOf(sourceOf('html', decoded, name), blocks, report) : { kind: 'refused' }
  },
  mixed: async (decoded, name, report) => {
    const tables = /<table[\s>]/i.test(decoded.text) ? (await import('./html/read-tables.js')).readHtmlTables : () => []
    const blocks = readMixed(decoded.text, report, tables)
    return blocks ? resultOf(sourceOf('text', decoded, name), blocks, report) : { kind: 'refused' }
  },
  json: async (decoded, name, report) => {
    const { readJson } = await import('./json/read-json.js')
    const read = readJson(decoded.text, report)
    return read ? { kind: 'report', source: sourceOf('json', decoded, name), report: read } : { kind: 'refused' }
  },
}

/** A page whose text a script would fetch, or a file of pictures, has nothing to convert. */
function resultOf(source: Source, blocks: readonly Block[], report: Reporter): ReadResult {
  if (blocks.some((block) => block.kind !== 'chrome')) return { kind: 'blocks', source, blocks }
  report('read/no-text', {})
  return { kind: 'refused' }
}

function sourceOf(kind: SourceKind, { text, encoding }: Decoded, name: string): Source {
  return { name, kind, encoding, text }
}
