/** Characters of symbol fonts met in forms: boxes, ticks, dots. They lie in the private area, moved there from their code in the font. */
const symbols = new Map([
  ['Wingdings:FE', '☑'],
  ['Wingdings:FD', '☒'],
  ['Wingdings:FC', '✓'],
  ['Wingdings:FB', '✗'],
  ['Wingdings:A8', '□'],
  ['Wingdings:6F', '□'],
  ['Wingdings:6C', '●'],
  ['Wingdings:6E', '■'],
  ['Wingdings:9F', '•'],
  ['Wingdings 2:52', '☑'],
  ['Wingdings 2:50', '✓'],
  ['Wingdings 2:A3', '□'],
  ['Symbol:B7', '•'],
  ['Symbol:2D', '−'],
  ['Symbol:B1', '±'],
  ['Symbol:B4', '×'],
  ['Symbol:B3', '≥'],
  ['Symbol:A3', '≤'],
  ['Symbol:B0', '°'],
])

/** The character a symbol stands for, by its font and its code in hexadecimal; U+FFFD where that is not known. */
export function symbolText(font = '', char = ''): string {
  const code = Number.parseInt(char, 16)
  const inFont = code >= 0xf000 && code <= 0xf0ff ? code - 0xf000 : code
  const known = symbols.get(`${font}:${inFont.toString(16).toUpperCase()}`)
  return known ?? (inFont >= 0x100 && inFont <= 0xffff ? String.fromCharCode(inFont) : '\uFFFD')
}
