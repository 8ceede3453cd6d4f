import type { HtmlElement } from '../dom.js'

/** What attributes from before style sheets say of an element's look, as declarations (HTML, 15.3). */
export function attributeHints({ name, attribs }: HtmlElement): (readonly [property: string, value: string])[] {
  const { bgcolor, background, color, text, size } = attribs
  const found: (readonly [string, string])[] = []
  if (bgcolor) found.push(['background-color', legacyColor(bgcolor)])
  if (background) found.push(['background-image', 'url()'])
  if (name === 'font' && color) found.push(['color', legacyColor(color)])
  if (name === 'body' && text) found.push(['color', legacyColor(text)])
  const written = name === 'font' && fontSizes.get(size ?? '')
  if (written) found.push(['font-size', written])
  return found
}

/** The number sign is often left out. */
function legacyColor(value: string): string {
  const bare = value.trim().toLowerCase()
  return /^[\da-f]{6}$/.test(bare) ? `#${bare}` : bare
}

const fontSizes = new Map(
  ['x-small', 'small', 'medium', 'large', 'x-large', 'xx-large', '48px'].map((size, index) => [String(index + 1), size]),
)
