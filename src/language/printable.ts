/** What moves a terminal's cursor, ends a line, or turns the direction of what follows. */
export const unprintable = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g

/** Text from files and their names, as a terminal may be shown it: controls as their pictures (␛), the others by their code points (⟨U+202E⟩). */
export function printable(text: string): string {
  return text.replace(unprintable, (character) => {
    const code = character.charCodeAt(0)
    if (code < 0x20) return String.fromCharCode(0x2400 + code)
    return code === 0x7f ? '␡' : `⟨U+${code.toString(16).toUpperCase().padStart(4, '0')}⟩`
  })
}

/** JSON of the same: what it would leave as it is stands escaped. */
export function printableJson(value: unknown): string {
  const indented = JSON.stringify(value, null, 2)
  return indented.replace(unprintable, (character) =>
    character === '\n' ? character : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
