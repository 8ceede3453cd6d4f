import { escapeMarkup } from './markup-text.js'

/** What may stand in a page as it is: made by `markup` from its own literal text and escaped values, or trusted by name. */
export class Markup {
  constructor(private readonly text: string) {}
  toString(): string {
    return this.text
  }
}

/** Lists are joined; null is nothing. */
export type Part = string | number | Markup | null | readonly Part[]

/** A template whose values are text, whatever they hold, unless they are markup themselves. */
export function markup(texts: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return new Markup(texts.map((text, index) => text + (index < parts.length ? show(parts[index]!) : '')).join(''))
}

/** Text of our own that is no markup: a style sheet, a script. */
export function trusted(text: string): Markup {
  return new Markup(text)
}

/** JSON that cannot end the script element it stands in. */
export function scriptData(value: unknown): Markup {
  return new Markup(JSON.stringify(value).replaceAll('<', '\\u003c'))
}

function show(part: Part): string {
  if (part === null) return ''
  if (part instanceof Markup) return String(part)
  return Array.isArray(part) ? part.map(show).join('') : escapeMarkup(String(part))
}
