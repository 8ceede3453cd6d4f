import type { FormColumn } from '../model/form.js'
import type { Figure } from '../model/report.js'

/** Stands for a figure the source has lost; never a number that was not there. */
const LOST_FIGURE = '〔缺〕'

/** What a figure's cell shows. */
export function figureText(figure: Figure | undefined, column: FormColumn): string {
  if (!figure) return LOST_FIGURE
  switch (figure.state) {
    case 'read':
    case 'inferred':
    case 'corrected':
      return signOf(figure, column) + String(figure.value ?? figure.written) + (figure.unit ?? '')
    case 'blank':
      return ''
    case 'notApplicable':
      return figure.written.trim()
    case 'lost':
      return LOST_FIGURE
  }
}

/** An increase written with its sign keeps it. */
function signOf(figure: Figure, column: FormColumn): string {
  return column.kind === 'change' && /^\s*[+＋]/.test(figure.written) && Number(figure.value) > 0 ? '+' : ''
}
