/** A paragraph's property by element name: its own, or that of its style and the styles it is based on, or the default's. */
export function property(document, paragraph, group, name) {
  const own = paragraph.children(`w\\:${group}`).children(`w\\:${name}`)
  if (own.length > 0) return own
  for (const style of styleChain(document, paragraph)) {
    const found = style.children(`w\\:${group}`).children(`w\\:${name}`)
    if (found.length > 0) return found
  }
  const styles = document.xml('word/styles.xml')
  return styles(`w\\:docDefaults w\\:${group} > w\\:${name}`)
}

function styleChain(document, paragraph) {
  const styles = document.xml('word/styles.xml')
  const byId = (id) => styles('w\\:style').filter((_, style) => styles(style).attr('w:styleId') === id)
  const chain = []
  let style = byId(paragraph.find('w\\:pPr > w\\:pStyle').attr('w:val'))
  if (style.length === 0) style = styles('w\\:style[w\\:default="1"][w\\:type="paragraph"]')
  while (style.length > 0 && chain.length < 10) {
    chain.push(style)
    style = byId(style.children('w\\:basedOn').attr('w:val'))
  }
  return chain
}

const styleName = (document, paragraph) => styleChain(document, paragraph)[0]?.children('w\\:name').attr('w:val') ?? ''

export function paragraphs({ $ }) {
  return $('w\\:body > w\\:p')
    .toArray()
    .map((node) => $(node))
    .filter((paragraph) => paragraph.find('w\\:t').text().trim())
}

export function headingsOf(document) {
  return paragraphs(document).filter(
    (paragraph) =>
      property(document, paragraph, 'pPr', 'outlineLvl').length > 0 && /heading|title|标题/i.test(styleName(document, paragraph)),
  )
}

/** Running text is what is justified and no heading. */
export function bodyParagraphs(document) {
  const headings = new Set(headingsOf(document).map((paragraph) => paragraph[0]))
  return paragraphs(document).filter(
    (paragraph) => !headings.has(paragraph[0]) && property(document, paragraph, 'pPr', 'jc').attr('w:val') === 'both',
  )
}

/** A switch that is there but says no. */
export function isOff(element) {
  return /^(0|false|off)$/.test(element.attr('w:val') ?? '1')
}
