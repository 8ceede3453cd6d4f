import { closingIndents, type ClosingIndents } from '../../layout/closing-indents.js'
import { titleGroups } from '../title-groups.js'
import { titleLines } from '../title-lines.js'
import type { Document, DocumentBlock, DocumentHeading, DocumentParagraph, TitleBlock } from '../../model/document.js'
import { escapeMarkup } from '../markup-text.js'
import { chartStyle } from './chart.js'
import { OpenLists } from './lists.js'
import { contentsNav, downloadsNav, rankOf, type Download } from './navigation.js'
import { writeMarked, type Overlay } from './overlay.js'
import { styleSheet } from './style.js'
import { writeTable } from './table.js'

interface HtmlOptions {
  /** Files written beside the page, to link to. */
  readonly downloads?: readonly Download[]
  readonly overlay?: Overlay
}

/** The report as one self-contained page: no script, no request. */
export function writeHtml(document: Document, { downloads = [], overlay = none }: HtmlOptions = {}): string {
  const page: PageParts = {
    indents: closingIndents(document.blocks),
    navigation: [downloadsNav(downloads), overlay.panel, contentsNav(document.blocks)].join(''),
    overlay,
    tables: 0,
  }
  const hasTitle = document.blocks.some((block) => block.kind === 'title')
  return [
    '<!doctype html>\n',
    `<html lang="${document.lang}">\n`,
    writeHead(document, overlay),
    '<body id="top">\n<a class="skip" href="#main">跳到正文</a>\n',
    `<main id="main" tabindex="-1">\n${hasTitle ? '' : page.navigation}${writeBlocks(document.blocks, page)}</main>\n`,
    writeFooter(document),
    '</body>\n</html>\n',
  ].join('')
}

/** What a page says of the report and nothing round it: the title and the sections. */
export function writeBody(document: Document): string {
  return writeBlocks(document.blocks, { indents: closingIndents(document.blocks), navigation: '', overlay: none, tables: 0 })
}

interface PageParts {
  readonly indents: ClosingIndents
  /** Stands under the title. */
  readonly navigation: string
  readonly overlay: Overlay
  tables: number
}

const none: Overlay = { title: null, style: '', panel: '', marksOf: () => [] }

function writeHead({ title, organ, date, blocks }: Document, overlay: Overlay): string {
  const hasChart = blocks.some((block) => block.kind === 'table' && block.chart)
  return [
    '<head>\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n',
    `<title>${escapeMarkup(overlay.title ?? title).replace(/\s*\n\s*/g, '')}</title>\n`,
    organ === null ? '' : `<meta name="author" content="${escapeMarkup(organ)}">\n`,
    date === null ? '' : `<meta name="dcterms.date" content="${date}">\n`,
    `<meta name="generator" content="nianbao">\n<meta name="color-scheme" content="light dark">\n`,
    `<style>\n${styleSheet}${hasChart ? chartStyle : ''}${overlay.style}</style>\n</head>\n`,
  ].join('')
}

/** A heading of the first rank opens a section and closes the one before it; so does 附件1, for the attachment. */
function writeBlocks(blocks: readonly DocumentBlock[], page: PageParts): string {
  let isOpen = false
  const lists = new OpenLists()
  const written = blocks.map((block) => {
    if (block.kind === 'paragraph' && block.list) return lists.item(block.list, writeMarked(block.text, page.overlay.marksOf(block)))
    if (!opensSection(block)) return lists.end() + writeBlock(block, page)
    const boundary = isOpen ? '</section>\n<section>\n' : '<section>\n'
    isOpen = true
    return lists.end() + boundary + writeBlock(block, page)
  })
  return written.join('') + lists.end() + (isOpen ? '</section>\n' : '')
}

function opensSection(block: DocumentBlock): boolean {
  return block.kind === 'heading' ? block.level === 1 && block.annex === undefined : block.kind === 'paragraph' && block.role === 'annex'
}

function writeBlock(block: DocumentBlock, page: PageParts): string {
  switch (block.kind) {
    case 'title':
      return writeTitle(block, page) + page.navigation
    case 'heading':
      return writeHeading(block, page)
    case 'paragraph':
      return writeParagraph(block, page)
    case 'table':
      page.tables += 1
      return writeTable(block, page.tables, page.overlay)
  }
}

/**
 * `data-inferred` marks what the report itself does not say, so that reading the page back leaves it out. Each line of the title stays
 * whole where there is room, else each group of its words.
 */
function writeTitle(block: TitleBlock, { overlay }: PageParts): string {
  const pieces = block.text.split('\n').map((piece) => titleLines(piece).map(writeTitleLine).join(''))
  const marked = overlay.marksOf(block).reduce((markup, mark) => mark.wrap(markup), pieces.join('<br>'))
  return `<h1${block.inferred ? ' data-inferred' : ''}>${marked}</h1>\n`
}

function writeTitleLine(line: string): string {
  const groups = titleGroups(line).map((group) => `<span>${escapeMarkup(group)}</span>`)
  return groups.length > 1 ? `<span>${groups.join('')}</span>` : groups.join('')
}

function writeHeading(block: DocumentHeading, { overlay }: PageParts): string {
  const name = `h${rankOf(block) + 1}`
  const role = block.annex === 'title' ? ' data-role="annexTitle"' : ''
  const hint = block.hint === undefined ? '' : `<p class="hint" data-hint>${escapeMarkup(block.hint).replaceAll('\n', '<br>')}</p>\n`
  return `<${name}${role} id="${block.id}">${writeMarked(block.text, overlay.marksOf(block))}</${name}>\n${hint}`
}

function writeParagraph(block: DocumentParagraph, { indents, overlay }: PageParts): string {
  const role = block.role === 'body' ? '' : ` data-role="${block.role}"`
  const indent = indents.get(block)
  const style = indent === undefined ? '' : ` style="--right:${indent}"`
  return `<p${role}${style}>${writeMarked(block.text, overlay.marksOf(block), block.leadIn)}</p>\n`
}

function writeFooter({ organ, year }: Document): string {
  const name = [organ, year === null ? null : `${year}年度`].filter(Boolean).join(' · ')
  return `<footer>\n${name ? `<p>${escapeMarkup(name)}</p>\n` : ''}<p><a href="#top">回到页首</a></p>\n</footer>\n`
}
