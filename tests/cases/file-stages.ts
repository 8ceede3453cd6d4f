import { strToU8, zipSync } from 'fflate'
import { collectInto, type Diagnostic } from '../../src/diagnostics/diagnostic.js'
import { readDocx } from '../../src/readers/docx/read-docx.js'
import { readHtml } from '../../src/readers/html/read-html.js'
import { readHtmlTables } from '../../src/readers/html/read-tables.js'
import { readWritten } from '../read-written.js'
import { readMixed } from '../../src/readers/read-mixed.js'
import { printBlock } from './blocks-stage.js'
import { printDiagnostics } from './print-diagnostics.js'

/** A page's markup (`page`) → blocks. */
export function runPages(sections: Readonly<Record<string, string>>): Record<string, string> {
  const found: Diagnostic[] = []
  const blocks = readHtml((sections['page'] ?? '').trimEnd(), collectInto(found)) ?? []
  return { blocks: blocks.map(printBlock).join('\n'), diagnostics: printDiagnostics(found) }
}

/** Text with HTML in it (`input`) → blocks. */
export function runMixed(sections: Readonly<Record<string, string>>): Record<string, string> {
  const found: Diagnostic[] = []
  const blocks = readMixed((sections['input'] ?? '').trimEnd(), collectInto(found), readHtmlTables, readWritten)?.blocks ?? []
  return { blocks: blocks.map(printBlock).join('\n'), diagnostics: printDiagnostics(found) }
}

/** The contents of a Word file's parts (`body`, and `styles`, `numbering`, `footnotes` … where a case needs them) → blocks. */
export function runWord(sections: Readonly<Record<string, string>>): Record<string, string> {
  const found: Diagnostic[] = []
  const read = readDocx(wordFile(sections), collectInto(found))
  return { blocks: (read?.blocks ?? []).map(printBlock).join('\n'), diagnostics: printDiagnostics(found) }
}

const namespaces = [
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
].join(' ')

const parts: Readonly<Record<string, { readonly root: string; readonly type: string }>> = {
  styles: { root: 'styles', type: 'styles' },
  numbering: { root: 'numbering', type: 'numbering' },
  footnotes: { root: 'footnotes', type: 'footnotes' },
  endnotes: { root: 'endnotes', type: 'endnotes' },
  comments: { root: 'comments', type: 'comments' },
  diagram: { root: 'dataModel', type: 'diagramData' },
  header: { root: 'hdr', type: 'header' },
  footer: { root: 'ftr', type: 'footer' },
}

/** A package with just what the sections give. Relationship ids are the sections' names. */
export function wordFile(sections: Readonly<Record<string, string>>): Uint8Array {
  const given = Object.entries(parts).filter(([name]) => name in sections)
  const base = 'http://schemas.openxmlformats.org'
  const relations = given.map(([name, { type }]) => `<Relationship Id="${name}" Type="${base}/officeDocument/2006/relationships/${type}" Target="${name}.xml"/>`)
  const wrap = (root: string, text: string) => strToU8(`<?xml version="1.0" encoding="UTF-8"?><w:${root} ${namespaces}>${text}</w:${root}>`)
  const relationships = (list: string) => strToU8(`<Relationships xmlns="${base}/package/2006/relationships">${list}</Relationships>`)
  return zipSync({
    '[Content_Types].xml': strToU8('<Types/>'),
    '_rels/.rels': relationships(`<Relationship Id="d" Type="${base}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>`),
    'word/_rels/document.xml.rels': relationships(relations.join('')),
    'word/document.xml': wrap('document', `<w:body>${sections['body'] ?? ''}</w:body>`),
    ...Object.fromEntries(given.map(([name, { root }]) => [`word/${name}.xml`, wrap(root, sections[name]!)])),
  })
}
