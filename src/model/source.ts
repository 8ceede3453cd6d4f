/** How a source file is built, judged from its content and never from its name alone. */
export type SourceKind = 'text' | 'html' | 'docx' | 'json'

/**
 * A decoded source. `text` is what every span of the later stages points into: the file's own characters for text, HTML and JSON;
 * for a DOCX package its paragraphs in reading order, one a line (so that a place prints as the paragraph's number).
 */
export interface Source {
  readonly name: string
  readonly kind: SourceKind
  /** WHATWG label of the encoding it was decoded from: utf-8, utf-16le, utf-16be, gb18030; `docx` for a package. */
  readonly encoding: string
  readonly text: string
}
