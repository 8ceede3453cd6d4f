import type { Document } from '../../model/document.js'
import { escapeMarkup } from '../markup-text.js'

/** Title, organ and language; the date is the report's own, and nothing tells of the machine. */
export function coreProperties({ title, organ, year, date, lang }: Document): string {
  const text = (name: string, value: string) => `<${name}>${escapeMarkup(value.replaceAll('\n', ''))}</${name}>`
  const time = (name: string) => `<dcterms:${name} xsi:type="dcterms:W3CDTF">${date}T00:00:00Z</dcterms:${name}>`
  const author = organ ?? title
  const subject = year === null ? '政府信息公开工作年度报告' : `${year}年政府信息公开工作年度报告`
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n',
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
    text('dc:title', title),
    text('dc:subject', subject),
    text('dc:creator', author),
    text('cp:lastModifiedBy', author),
    time('created'),
    time('modified'),
    text('dc:language', lang),
    '</cp:coreProperties>',
  ].join('')
}
