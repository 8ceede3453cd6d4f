import { styleText } from 'node:util'
import type { Severity } from '../diagnostics/catalogue.js'
import type { Paint } from '../diagnostics/render.js'

export const colorChoices = ['auto', 'always', 'never'] as const
export type ColorChoice = (typeof colorChoices)[number]

const severityStyles: Readonly<Record<Severity, Parameters<typeof styleText>[0]>> = {
  error: ['bold', 'red'],
  warning: ['bold', 'yellow'],
  info: 'cyan',
}

/** Colour as asked for; left open, on a terminal only, and not where NO_COLOR (no-color.org) or a dumb terminal forbids it. */
export function paintFor(stream: { readonly isTTY?: boolean }, choice: ColorChoice): Paint | undefined {
  const { NO_COLOR, TERM } = process.env
  const wanted = choice === 'always' || (choice === 'auto' && stream.isTTY === true && !NO_COLOR && TERM !== 'dumb')
  if (!wanted) return undefined
  return {
    severity: (severity, text) => paint(severityStyles[severity], text),
    dim: (text) => paint('dim', text),
  }
}

/** Later versions of Node look at standard output by themselves; whether to paint has been decided here. */
function paint(style: Parameters<typeof styleText>[0], text: string): string {
  return (styleText as (...of: unknown[]) => string)(style, text, { validateStream: false })
}
