import type { Reporter } from '../diagnostics/diagnostic.js'
import type { Block } from '../model/block.js'
import type { Report } from '../model/report.js'
import type { Source } from '../model/source.js'
import { decodeBytes } from './decode.js'
import { byteKinds, textKinds } from './kinds.js'
import type { Content, ConvertFile, Kind, Read } from './reader.js'
import { allReaders, type Readers } from './registry.js'
import { refuseSize } from './size.js'
import { officeFormat, sniffForeignBytes, sniffForeignText } from './sniff.js'

export type ReadResult =
  | { readonly kind: 'blocks'; readonly source: Source; readonly blocks: readonly Block[] }
  /** nianbao's own data hold the reports themselves. */
  | { readonly kind: 'reports'; readonly source: Source; readonly reports: readonly Report[] }
  /** No document that can be read; why, and what to do, has been reported. */
  | { readonly kind: 'refused' }

/** 10 MiB of any text, several hundred long reports: what is longer is a log or a data set, and gives no report. */
const characterLimit = 10_500_000

const refused: ReadResult = { kind: 'refused' }

/** A file's bytes → what stands in it. Never throws because of the content. Only the reader the file needs is loaded. */
export async function readBytes(bytes: Uint8Array, name: string, report: Reporter, office?: ConvertFile): Promise<ReadResult> {
  return readBytesWith(allReaders, bytes, name, report, office)
}

/** The same where not all readers are there. */
export async function readBytesWith(
  readers: Readers,
  bytes: Uint8Array,
  name: string,
  report: Reporter,
  office?: ConvertFile,
): Promise<ReadResult> {
  if (refuseSize(bytes.length, report)) return refused
  const foreign = office ? officeFormat(bytes) : null
  const saved = office && foreign ? await saveThrough(office, bytes, foreign, report) : null
  if (saved) return saved === 'failed' ? refused : readBytesWith(readers, saved, name, report)
  const file = { name, bytes }
  const kind = byteKinds.find(({ recognises }) => recognises(file))
  if (kind) return readAs(kind, readers[kind.id], file, { encoding: kind.id, text: '' }, report)
  const refuse = sniffForeignBytes(bytes)
  if (!refuse) return readDecoded(bytes, name, report, readers)
  refuse(report)
  return refused
}

/** Formats no reader is made for are read as an office program saves them, which is said; null where there is no such program. */
async function saveThrough(office: ConvertFile, bytes: Uint8Array, from: string, report: Reporter): Promise<Uint8Array | 'failed' | null> {
  const format = from.toUpperCase()
  try {
    const saved = await office(bytes, from, from === 'xls' || from === 'ods' ? 'xlsx' : 'docx')
    if (saved) report('read/through-office', { format })
    return saved
  } catch (error) {
    if (!isSystemError(error)) throw error
    report('read/office-failed', { format })
    return 'failed'
  }
}

/** The program could not be run, or wrote nothing. */
function isSystemError(error: unknown): boolean {
  return error instanceof Error && 'code' in error
}

async function readDecoded(bytes: Uint8Array, name: string, report: Reporter, readers: Readers): Promise<ReadResult> {
  const decoded = decodeBytes(bytes, report)
  if (!decoded || refuseText(decoded.text, report)) return refused
  const file = { name, text: decoded.text }
  const kind = textKinds.find(({ recognises }) => recognises(file))!
  return readAs(kind, readers[kind.id], file, decoded, report)
}

/** A part of the library may have been taken without the reader of this kind. */
async function readAs<F extends { readonly name: string }>(
  { id, markup, placeName }: Kind<F>,
  read: Read<F> | undefined,
  file: F,
  decoded: Pick<Source, 'encoding' | 'text'>,
  report: Reporter,
): Promise<ReadResult> {
  if (read) return resultOf({ name: file.name, kind: id, markup, placeName, ...decoded }, await read(file, report), report)
  report('read/no-reader', { kind: id })
  return refused
}

/** Whether there is nothing in a text that could be read; that has been reported. */
function refuseText(text: string, report: Reporter): boolean {
  const refuse = text.trim() === '' ? (to: Reporter) => to('read/empty', {}) : (sniffForeignText(text) ?? tooLong(text))
  refuse?.(report)
  return refuse !== null
}

function tooLong(text: string): ((report: Reporter) => void) | null {
  const characters = countCharacters(text)
  return characters > characterLimit ? (report) => report('read/text-too-long', { characters, limit: characterLimit }) : null
}

/** Without markup: a saved page may have ten times its text in it, and pictures. */
function countCharacters(text: string): number {
  if (text.length <= characterLimit) return text.length
  let markup = 0
  for (const { 0: tag } of text.matchAll(/<[^<>]*>/g)) markup += tag.length
  return text.length - markup
}

/** A page whose text a script would fetch, or a file of pictures, has nothing to convert. */
function resultOf(source: Source, content: Content | null, report: Reporter): ReadResult {
  if (!content) return refused
  if ('reports' in content) return { kind: 'reports', source: { ...source, placeName: null }, reports: content.reports }
  const { text, blocks, spots, markup = [] } = content
  const markupOf = markup.length === 0 ? source.markup : (whole: string) => [...source.markup(whole), ...markup]
  if (blocks.some((block) => block.kind !== 'chrome'))
    return { kind: 'blocks', source: { ...source, text, spots, markup: markupOf }, blocks }
  report('read/no-text', {})
  return refused
}
