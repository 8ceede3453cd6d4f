/** A passage as the grammar reads it: no spaces, full-width marks, titles blanked out; each character knows where it stood. */
export interface FlatText {
  readonly text: string
  /** Offset in the passage of each character of `text`. */
  readonly origins: readonly number[] | null
}

const wide: Readonly<Record<string, string>> = { ',': '，', ';': '；', ':': '：', '(': '（', ')': '）', '%': '％', '?': '？', '!': '！' }

/** What stands in 《》 is another document's words and numbers. */
export function flattenText(passage: string): FlatText {
  if (!/[\s,;:()%?!.]/.test(passage)) return { text: blankTitles(passage), origins: null }
  const origins: number[] = []
  let text = ''
  for (let index = 0; index < passage.length; index += 1) {
    const char = passage[index]!
    if (/\s/.test(char) && char !== '\n') continue
    origins.push(index)
    text += isInNumber(passage, index) ? char : widen(char, passage[index - 1])
  }
  return { text: blankTitles(text), origins }
}

/** Offset in the passage of an offset in the flat text; the end of the last character where it stands behind all. */
export function originOf({ text, origins }: FlatText, index: number): number {
  if (!origins) return index
  return index < text.length ? origins[index]! : (origins.at(-1) ?? -1) + 1
}

function blankTitles(text: string): string {
  return text.includes('《') ? text.replace(/《[^》]{0,300}》/g, (title) => `《${'□'.repeat(title.length - 2)}》`) : text
}

/** A point after a Han character ends its sentence. */
function widen(char: string, before: string | undefined): string {
  return char === '.' && before !== undefined && before >= '\u4e00' && before <= '\u9fff' ? '。' : (wide[char] ?? char)
}

/** 1,234 is one number. */
function isInNumber(text: string, index: number): boolean {
  return text[index] === ',' && /\d/.test(text[index - 1] ?? '') && /^\d{3}(?!\d)/.test(text.slice(index + 1, index + 5))
}
