interface ParagraphStyle {
  readonly id: string
  /** As Word shows it; the built-in ones by their English names. */
  readonly name: string
  readonly aliases?: string
  readonly basedOn?: string
  /** The style of the paragraph typed after one of this style. */
  readonly next?: string
  readonly isDefault?: boolean
  /** Contents of `w:pPr` and `w:rPr`, in the order of the schema. */
  readonly paragraph?: string
  readonly run?: string
}

/** One `w:style` of the kind that paragraphs name. */
export function paragraphStyle({ id, name, aliases, basedOn, next, isDefault, paragraph, run }: ParagraphStyle): string {
  const isOwn = !/^(?:Normal|heading \d)$/.test(name)
  return [
    `<w:style w:type="paragraph"${isDefault ? ' w:default="1"' : ''}${isOwn ? ' w:customStyle="1"' : ''} w:styleId="${id}"><w:name w:val="${name}"/>`,
    aliases ? `<w:aliases w:val="${aliases}"/>` : '',
    basedOn ? `<w:basedOn w:val="${basedOn}"/>` : '',
    next ? `<w:next w:val="${next}"/>` : '',
    '<w:qFormat/>',
    paragraph ? `<w:pPr>${paragraph}</w:pPr>` : '',
    run ? `<w:rPr>${run}</w:rPr>` : '',
    '</w:style>',
  ].join('')
}
