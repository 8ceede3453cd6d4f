/**
 * What an EQ field shows, which has no result of its own (ECMA-376-1, 17.16.5.17): Word writes an encircled character so, 拼音指南 and
 * stacked fractions. Other fields without a result show nothing.
 */
export function equationText(instruction: string): string {
  const written = /^\s*EQ\b(?:\s*\\\*\s*(?:"[^"]*"|\w+))*(.*)$/is.exec(instruction)?.[1]
  if (written === undefined) return ''
  const text = written
    // Pinyin raised over its character, on which it is laid.
    .replace(/\\o\s*\\a\w\s*\(\s*\\s\s*\\up\s*\d*\s*\([^()]*\)\s*[,;，；]\s*([^()]*)\)/gi, '$1')
    .replace(/\\o\s*(?:\\a\w\s*)?\(\s*[○〇◯]\s*[,;，；]\s*([^()]*)\)/gi, (_, inner: string) => encircle(inner.trim()))
    .replace(/\\f\s*\(([^()]*?)[,;，；]([^()]*)\)/gi, '$1/$2')
    .replace(/\\[a-z]+\d*\s*/gi, '')
  return text.replace(/^\s*\(([^()]*)\)\s*$/, '$1').trim()
}

/** ⑳ is the last that most typefaces draw. */
function encircle(inner: string): string {
  const number = /^\d{1,2}$/.test(inner) ? Number(inner) : 0
  return number >= 1 && number <= 20 ? String.fromCharCode(0x245f + number) : `（${inner}）`
}
