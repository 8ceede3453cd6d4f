import type { Reporter } from '../../diagnostics/diagnostic.js'
import type { Block } from '../../model/block.js'
import type { Text } from '../../model/text.js'
import { textAt } from '../../text/text.js'
import { decodeBytes } from '../decode.js'
import { readHtml } from '../html/read-html.js'
import { placeBlocks } from '../place-blocks.js'
import { readText } from '../text/read-text.js'
import { readMessage, type Message, type Part } from './mime.js'

/**
 * A page kept with its pictures in one file (RFC 2557): the page, and behind it the pages of its frames. Null where there is none or it was
 * refused, which has been reported.
 */
export function readMhtml(bytes: Uint8Array, report: Reporter): { text: string; blocks: Block[] } | null {
  const message = readMessage(bytes)
  const [main, ...others] = pagesOf(message, report)
  if (!main) return null
  if (!message.complete) report('read/mhtml-cut', {})
  const blocks = main.isPlain ? readText(main.text) : readHtml(main.text, report)
  return blocks && withFrames(main.text, blocks, others, report)
}

interface Page {
  readonly text: string
  readonly isPlain: boolean
}

/** The pages, decoded, that with the most Chinese text first. */
function pagesOf(message: Message, report: Reporter): Page[] {
  const html = message.parts.filter(({ type }) => /^(?:text\/html|application\/xhtml\+xml)$/.test(type))
  const chosen = html.length > 0 ? html : message.parts.filter(({ type }) => type === 'text/plain').slice(0, 1)
  if (chosen.length === 0) report('read/mhtml-no-page', {})
  const ordered = chosen.toSorted((one, other) => Number(other.id === message.start) - Number(one.id === message.start))
  const pages = ordered.flatMap((part) => decodePage(part, report) ?? [])
  return pages
    .map((page) => ({ page, size: countHan(page.text) }))
    .sort((one, other) => other.size - one.size)
    .map(({ page }) => page)
}

function decodePage({ type, charset, bytes }: Part, report: Reporter): Page | null {
  // Seven-bit encodings no decoder knows any more: they would pass for ASCII.
  if (/^(?:utf-7|hz-gb)/i.test(charset ?? '')) {
    report('read/unknown-encoding', {})
    return null
  }
  const decoded = decodeBytes(bytes(), report, charset)
  return decoded && { text: decoded.text, isPlain: type === 'text/plain' }
}

function countHan(page: string): number {
  return page.replace(/<[^<>]*>/g, '').match(/\p{Script=Han}/gu)?.length ?? 0
}

/** The text of frames is furniture as a rule; it is kept as such, and said. */
function withFrames(text: string, blocks: readonly Block[], others: readonly Page[], report: Reporter): { text: string; blocks: Block[] } {
  let whole = text
  const frames: Text[] = []
  for (const page of others) {
    const place = textAt(page.text, whole.length + 1)
    whole += `\n${page.text}`
    const found = placeBlocks(readHtml(page.text, () => {}) ?? [], place).flatMap(textsOf)
    frames.push(...found.filter((one) => one.text.trim() !== ''))
  }
  if (frames.length > 0) report('read/other-pages', { texts: frames.map((one) => one.text) }, { at: frames[0]!.at })
  return { text: whole, blocks: [...blocks, ...frames.map((one): Block => ({ kind: 'chrome', ...one }))] }
}

function textsOf(block: Block): Text[] {
  const texts = block.kind === 'table' ? [...(block.caption ? [block.caption] : []), ...block.rows.flat()] : [block]
  return texts.map(({ text, at, runs }) => (runs ? { text, at, runs } : { text, at }))
}
