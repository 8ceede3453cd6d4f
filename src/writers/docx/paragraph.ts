import { Tab, TextRun, type IParagraphOptions, type IRunOptions } from 'docx'

/** A paragraph's style and text as `docx` takes them. */
export function paragraphOf(style: string, text: string, runStyle?: string): IParagraphOptions {
  return { ...(style && { style }), children: runsOf(text, runStyle ? { style: runStyle } : {}) }
}

/** The same with its first characters bold. */
export function ledInParagraph(style: string, text: string, leadIn: number): IParagraphOptions {
  return { ...(style && { style }), children: [...runsOf(text.slice(0, leadIn), { bold: true }), ...runsOf(text.slice(leadIn), {})] }
}

/**
 * A line feed is a line break, a tab a tab. Words go into `text`: among a run's `children`, `docx` takes CURRENT for the page's number,
 * and the word is gone.
 */
function runsOf(text: string, look: Pick<IRunOptions, 'style' | 'bold'>): TextRun[] {
  return text.split(/([\n\t])/).flatMap((piece) => {
    if (piece === '') return []
    const content = piece === '\n' ? { break: 1 } : piece === '\t' ? { children: [new Tab()] } : { text: piece }
    return [new TextRun({ ...look, ...content })]
  })
}
