import type { Document } from '../../model/document.js'
import { pdfText } from './pdfkit-faults.js'

const program = 'nianbao'

/** The day of a document as a moment, if it has one. */
export function dayOf({ date }: Document): Date | undefined {
  return date === null ? undefined : new Date(`${date}T00:00:00Z`)
}

/** The information dictionary, which pdfkit repeats in XMP. */
export function infoOf(document: Document): PDFKit.DocumentInfo {
  const day = dayOf(document)
  const author = document.organ === null ? {} : { Author: pdfText(document.organ) }
  const dates = day && { CreationDate: day, ModDate: day }
  return { Title: pdfText(document.title), ...author, Producer: program, Creator: program, ...dates }
}

/**
 * What pdfkit does not say in XMP: format, language, day of change, PDF/UA-1, and the description of the pdfuaid schema that PDF/A wants
 * of any schema it does not define itself (ISO 19005-2, 6.6.2.3).
 */
export function xmpOf({ lang, date }: Document): string {
  return `<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:language><rdf:Bag><rdf:li>${lang}</rdf:li></rdf:Bag></dc:language>
${date === null ? '' : `<xmp:ModifyDate>${date}T00:00:00Z</xmp:ModifyDate>\n`}<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Indicates, which part of ISO 14289 standard is followed</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>`
}
