import { escapeMarkup } from '../markup-text.js'

/** One run; a line feed is a line break, as a tab is a tab. */
export function writeText(text: string, style = ''): string {
  if (text === '') return ''
  const properties = style === '' ? '' : `<w:rPr><w:rStyle w:val="${style}"/></w:rPr>`
  const pieces = text.split(/([\n\t])/).map((piece) => {
    if (piece === '\n') return '<w:br/>'
    if (piece === '\t') return '<w:tab/>'
    return piece === '' ? '' : `<w:t xml:space="preserve">${escapeMarkup(piece)}</w:t>`
  })
  return `<w:r>${properties}${pieces.join('')}</w:r>`
}
