import { decodeTransfer } from './transfer.js'

/** A file within a MIME message (RFC 2045). */
export interface Part {
  /** In lower case: `text/html`. */
  readonly type: string
  readonly charset: string | undefined
  /** Content-ID without its brackets. */
  readonly id: string
  /** Its bytes as they were before they were written for transport; worked out when asked for, as most parts are pictures. */
  readonly bytes: () => Uint8Array
}

export interface Message {
  readonly parts: readonly Part[]
  /** The id of the part to be shown, where the message names it (RFC 2387). */
  readonly start: string | undefined
  /** The mark that ends the parts is there. */
  readonly complete: boolean
}

/** Takes a MIME message apart; its header fields may come in any order. */
export function readMessage(bytes: Uint8Array): Message {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
  const message: OpenMessage = { parts: [], start: undefined, complete: true }
  lead.lastIndex = 0
  lead.test(text)
  // Without its header, the first line is the mark between parts.
  const boundary = /^--(\S+)[ \t]*(?:\r\n|\r|\n)/.exec(text.slice(lead.lastIndex, lead.lastIndex + 1000))?.[1]
  if (boundary === undefined) readEntity(text, { start: lead.lastIndex, end: text.length }, message, 0)
  else readSections(text, { start: lead.lastIndex, end: text.length }, boundary, message, 0)
  return message
}

/** What may stand before the header: a byte-order mark, blank lines, the first line of a mailbox or of a server's answer. */
const lead = /(?:\xEF\xBB\xBF)?\s*(?:(?:From |HTTP\/)[^\r\n]*[\r\n]+)?/y

interface OpenMessage {
  readonly parts: Part[]
  start: string | undefined
  complete: boolean
}

interface Stretch {
  readonly start: number
  readonly end: number
}

/** Deeper nesting and more parts than any program writes end the reading. */
const deepest = 10
const mostParts = 10_000

function readEntity(text: string, at: Stretch, message: OpenMessage, depth: number): void {
  const { fields, body } = readFields(text, at)
  const type = readType(fields.get('content-type') ?? 'text/plain')
  const boundary = type.name.startsWith('multipart/') ? (type.parameters.get('boundary') ?? firstMark(text, body)) : undefined
  if (boundary === undefined) {
    if (message.parts.length >= mostParts) return
    message.parts.push({
      type: type.name,
      charset: type.parameters.get('charset'),
      id: bare(fields.get('content-id')),
      bytes: () => decodeTransfer(text.slice(body.start, body.end), (fields.get('content-transfer-encoding') ?? '').toLowerCase()),
    })
    return
  }
  message.start ??= type.parameters.has('start') ? bare(type.parameters.get('start')) : undefined
  readSections(text, body, boundary, message, depth)
}

function readSections(text: string, at: Stretch, boundary: string, message: OpenMessage, depth: number): void {
  if (depth >= deepest) return
  let start: number | null = null
  for (const mark of marksIn(text, at, boundary)) {
    if (start !== null) readEntity(text, { start, end: mark.start }, message, depth + 1)
    start = mark.end
    if (mark.last) return
  }
  message.complete = false
  if (start !== null) readEntity(text, { start, end: at.end }, message, depth + 1)
}

/** The lines between parts, with the line break before each, which belongs to it (RFC 2046, 5.1.1). */
function* marksIn(text: string, { start, end }: Stretch, boundary: string): Generator<Stretch & { readonly last: boolean }> {
  const mark = `--${boundary}`
  for (let at = text.indexOf(mark, start); at >= 0 && at < end; at = text.indexOf(mark, at + mark.length)) {
    if (at > start && !/[\r\n]/.test(text[at - 1]!)) continue
    restOfMark.lastIndex = at + mark.length
    const rest = restOfMark.exec(text)
    if (!rest) continue
    const before = text.slice(Math.max(start, at - 2), at) === '\r\n' ? at - 2 : Math.max(start, at - 1)
    yield { start: before, end: restOfMark.lastIndex, last: rest[1] !== undefined }
  }
}

const restOfMark = /(--)?[ \t]*(?:\r\n|\r|\n|$)/y

/** A header that names no mark: the first line that looks like one. */
function firstMark(text: string, { start }: Stretch): string | undefined {
  return /^--(\S+)[ \t]*$/m.exec(text.slice(start, start + 10_000))?.[1]
}

/** Header fields by name in lower case, folded lines joined; and what follows the blank line. */
function readFields(text: string, { start, end }: Stretch): { fields: ReadonlyMap<string, string>; body: Stretch } {
  const fields = new Map<string, string>()
  let at = start
  for (field.lastIndex = at; field.lastIndex < end; field.lastIndex = at) {
    const found = field.exec(text)
    if (!found) break
    at = field.lastIndex
    const name = found[1]!.toLowerCase()
    if (!fields.has(name)) fields.set(name, found[2]!.replace(/[\r\n]+/g, ' ').trim())
  }
  blankLine.lastIndex = at
  blankLine.test(text)
  return { fields, body: { start: Math.min(Math.max(at, blankLine.lastIndex), end), end } }
}

const field = /([!-9;-~]+):([^\r\n]*(?:(?:\r\n|\r|\n)[ \t]+[^\s][^\r\n]*)*)(?:\r\n|\r|\n|$)/y
const blankLine = /[ \t]*(?:\r\n|\r|\n)/y

function readType(value: string): { name: string; parameters: ReadonlyMap<string, string> } {
  const parameters = new Map<string, string>()
  for (const [, name, quoted, plain] of value.matchAll(/;\s*([\w-]+)\s*=\s*(?:"([^"]*)"|([^;\s]+))/g))
    parameters.set(name!.toLowerCase(), quoted ?? plain!)
  return { name: /^[^;\s]*/.exec(value)![0].toLowerCase(), parameters }
}

function bare(id: string | undefined): string {
  return (id ?? '').replace(/^<|>$/g, '')
}
