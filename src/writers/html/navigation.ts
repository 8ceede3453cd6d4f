import type { DocumentBlock, DocumentHeading } from '../../model/document.js'
import { escapeMarkup } from '../markup-text.js'

/** A file written beside the page. */
export interface Download {
  /** `Word版` */
  readonly label: string
  readonly extension: string
  readonly mediaType: string
  /** Relative to the page. */
  readonly href: string
  readonly bytes: number
}

/** Links that name format and size (WCAG 2.4.4). */
export function downloadsNav(downloads: readonly Download[]): string {
  if (downloads.length === 0) return ''
  const items = downloads.map(({ label, extension, mediaType, href, bytes }) => {
    const text = `下载${label}（${extension.toUpperCase()}，${sizeText(bytes)}）`
    return `<li><a href="${escapeMarkup(href)}" type="${mediaType}" download>${text}</a></li>\n`
  })
  return `<nav class="downloads" aria-label="下载">\n<ul>\n${items.join('')}</ul>\n</nav>\n`
}

function sizeText(bytes: number): string {
  const kilobytes = bytes / 1024
  return kilobytes < 1000 ? `${Math.max(1, Math.round(kilobytes))} KB` : `${(kilobytes / 1024).toFixed(1)} MB`
}

/** In the whole page: headings in an attachment stand under its title. */
export function rankOf({ level, annex }: DocumentHeading): number {
  return annex === 'inner' ? level + 1 : level
}

/** 目录: the sections and attachments, and under each the headings of the second rank. */
export function contentsNav(blocks: readonly DocumentBlock[]): string {
  const headings = blocks.filter((block): block is DocumentHeading => block.kind === 'heading' && rankOf(block) <= 2)
  if (headings.length === 0) return ''
  const groups: DocumentHeading[][] = []
  for (const heading of headings) {
    if (rankOf(heading) === 1 || groups.length === 0) groups.push([])
    groups.at(-1)!.push(heading)
  }
  const items = groups.map(([first, ...inner]) => entry(first!, inner))
  return `<nav class="contents" aria-label="目录">\n<p>目录</p>\n<ol>\n${items.join('')}</ol>\n</nav>\n`
}

function entry({ id, text }: DocumentHeading, inner: readonly DocumentHeading[]): string {
  const list = inner.length === 0 ? '' : `<ol>${inner.map((heading) => entry(heading, [])).join('')}</ol>`
  return `<li><a href="#${id}">${escapeMarkup(text.replaceAll('\n', ''))}</a>${list}</li>\n`
}
