import { isPageMark } from '../../language/page-mark.js'
import { child, children, type XmlElement } from '../docx/xml.js'

const names = { Header: '页眉', Footer: '页脚' } as const

/** The words of a sheet's headers and footers, each once; numbers of pages are none. */
export function furnitureOf(sheet: XmlElement): { readonly name: string; readonly text: string }[] {
  const parts = child(sheet, 's:headerFooter')
  return Object.entries(names).flatMap(([kind, name]) =>
    ['odd', 'even', 'first']
      .flatMap((pages) => children(parts, `s:${pages}${kind}`).map(({ children: texts }) => wordsOf(texts.join(''))))
      .filter((text, index, all) => text !== '' && !isPageMark(text) && all.indexOf(text) === index)
      .map((text) => ({ name, text })),
  )
}

/** Without codes for places, faces, sizes and colours (ECMA-376-1, 18.3.1.46); a page is shown as the first, and what only Excel knows is left out. */
function wordsOf(written: string): string {
  const text = written.replace(codes, (_, __, code: string) =>
    code === '&' ? '&' : /[PN]/.test(code) ? '1' : /[LCR]/.test(code) ? ' ' : '',
  )
  return text.replace(/\s+/g, ' ').trim()
}

const codes = /&("[^"]*"|K[\dA-F+-]{6}|\d{1,3}|([A-Za-z&]))/g
