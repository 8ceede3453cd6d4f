import { findTableLayout } from '../forms/mixed.js'
import type { Document, DocumentBlock, DocumentHeading, DocumentTable } from '../model/document.js'
import { parseOrdinal } from '../language/ordinal.js'
import { leadInOf } from '../language/lead-in.js'
import type { Content, Figure, Report } from '../model/report.js'
import { documentDate } from './document-date.js'
import { documentTitle } from './document-title.js'
import { composeFormTable } from './form-table.js'
import { composeFreeTable } from './free-table.js'

/** Lays a report out as its reader sees it; every writer walks the tree this returns. */
export function composeDocument(report: Report): Document {
  const title = documentTitle(report)
  const composer = new Composer(new Map(report.figures.map((figure) => [figure.path, figure])))
  return {
    lang: 'zh-CN',
    title: title.text,
    organ: report.organ?.value ?? null,
    year: report.year?.value ?? null,
    date: documentDate(report),
    blocks: [
      title,
      ...composer.contents(report.preamble),
      ...report.sections.flatMap((section) => [composer.section(section.id, section.heading), ...composer.contents(section.blocks)]),
      ...composer.closing(report.closing),
    ],
  }
}

/** What is counted on the way: ids given out, headings open, tables numbered. */
class Composer {
  private readonly ids = new Set<string>()
  private openLevels: number[] = []
  private headings = 0
  private tables = 0
  private lastHeading = ''
  private annexes = 0

  constructor(private readonly figures: ReadonlyMap<string, Figure>) {}

  section(id: string | null, heading: string): DocumentHeading {
    this.openLevels = []
    return this.heading(1, heading, id === null ? null : `section-${id}`)
  }

  /** What stands after the last section belongs to none of them. */
  closing(contents: readonly Content[]): DocumentBlock[] {
    this.openLevels = []
    return this.contents(contents)
  }

  /** A table without a cell shows nothing but its caption. */
  contents(contents: readonly Content[]): DocumentBlock[] {
    return contents.flatMap((content, index) => {
      if (content.kind !== 'table' || content.rows.some((row) => row.length > 0)) return [this.content(content, contents[index - 1])]
      return content.caption === undefined ? [] : [{ kind: 'paragraph', text: content.caption, role: 'body' }]
    })
  }

  private content(content: Content, before: Content | undefined): DocumentBlock {
    switch (content.kind) {
      case 'heading':
        return this.heading(content.level, content.text, null)
      case 'paragraph':
        return this.paragraph(content)
      case 'table':
        return composeFreeTable(content, { ...this.nextTable(null), heading: this.lastHeading, isNamed: isAnnexTitle(before) })
      case 'form':
        return this.formTable(content)
    }
  }

  private paragraph(content: Extract<Content, { kind: 'paragraph' }>): DocumentBlock {
    const { text, role, list } = content
    if (role === 'annexTitle') return this.annexTitle(text)
    if (role === 'annex') {
      this.openLevels = []
      this.annexes += 1
    }
    const leadIn = role || list ? 0 : leadInOf(text)
    const item = list && { list: { ...list, label: list.ordered ? ordinalLength(text) : 0 } }
    return { kind: 'paragraph', text, role: role ?? 'body', ...(leadIn > 0 && { leadIn }), ...item }
  }

  private annexTitle(text: string): DocumentHeading {
    this.lastHeading = text
    return { kind: 'heading', level: 1, annex: 'title', text, id: this.claim(`annex-${this.annexes}`) }
  }

  /** A heading's level is its depth among the open ones, so that none is skipped (PDF/UA 7.4.2, H42). */
  private heading(level: number, text: string, wantedId: string | null): DocumentHeading {
    while (this.openLevels.length > 0 && this.openLevels.at(-1)! >= level) this.openLevels.pop()
    this.openLevels.push(level)
    this.headings += 1
    this.lastHeading = text
    const depth = Math.min(this.openLevels.length, 4) as DocumentHeading['level']
    const annex = this.annexes > 0 && { annex: 'inner' as const }
    return { kind: 'heading', level: depth, ...annex, text, id: this.claim(wantedId ?? `h-${this.headings}`) }
  }

  private formTable(content: Extract<Content, { kind: 'form' }>): DocumentTable {
    const place = this.nextTable(content.table)
    const form = findTableLayout(content)
    return composeFormTable({ form, formId: content.form, extraRows: content.extraRows, figures: this.figures, ...place })
  }

  private nextTable(wantedId: string | null): { id: string; prefix: string } {
    this.tables += 1
    return { id: this.claim(wantedId ?? `table-${this.tables}`), prefix: `t${this.tables}` }
  }

  private claim(wanted: string): string {
    let id = wanted
    for (let copy = 2; this.ids.has(id); copy++) id = `${wanted}-${copy}`
    this.ids.add(id)
    return id
  }
}

/** Characters of the ordinal an item begins with: those of headings, and letters, `a.`, `iv)`. */
function ordinalLength(text: string): number {
  return parseOrdinal(text)?.written.length ?? /^[a-z]{1,4}[.．)）、]\s*/i.exec(text)?.[0].length ?? 0
}

function isAnnexTitle(content: Content | undefined): boolean {
  return content?.kind === 'paragraph' && content.role === 'annexTitle'
}
