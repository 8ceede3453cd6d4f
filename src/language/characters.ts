/** Han characters, the iteration marks and 〇; radicals too, which are folded to Han characters. */
export function isHan(code: number): boolean {
  return (
    (code >= 0x4e00 && code <= 0x9fff) ||
    (code >= 0x3400 && code <= 0x4dbf) ||
    (code >= 0xd840 && code <= 0xd87f) ||
    (code >= 0xdc00 && code <= 0xdfff) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0x2e80 && code <= 0x2fdf) ||
    (code >= 0x3005 && code <= 0x3007)
  )
}

/** Marks that belong to Chinese text alone; curly quotes are not among them, for English has them too. */
export function isChineseMark(code: number): boolean {
  return wideMarks.has(code)
}

export function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39
}

/** White space within a line; the separators of lines and paragraphs, which no reader took for one, too. */
export function isSpace(code: number): boolean {
  return (
    code === 0x20 ||
    code === 0x09 ||
    code === 0xa0 ||
    code === 0x3000 ||
    (code >= 0x0b && code <= 0x0d) ||
    code === 0x85 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f
  )
}

const wideMarks = new Set([...'，。、；：？！（）《》〈〉【】〔〕「」『』〖〗'].map((mark) => mark.charCodeAt(0)))

/** The half-width letter or digit a full-width one stands for; null for any other character. */
export function halfWidthOf(code: number): string | null {
  const isLetterOrDigit = (code >= 0xff10 && code <= 0xff19) || (code >= 0xff21 && code <= 0xff3a) || (code >= 0xff41 && code <= 0xff5a)
  return isLetterOrDigit ? String.fromCharCode(code - 0xfee0) : null
}

/** The common character a radical or compatibility ideograph stands for; null where it stands for itself. */
export function commonHanOf(character: string): string | null {
  const code = character.charCodeAt(0)
  if (code >= 0x2e80 && code <= 0x2eff) return radicalSupplement.get(character) ?? null
  if ((code < 0x2f00 || code > 0x2fdf) && (code < 0xf900 || code > 0xfaff)) return null
  // The fonts that give U+2F3E draw 户 (GB 18030), where Unicode's mapping names the traditional form.
  if (code === 0x2f3e) return '户'
  const folded = character.normalize('NFKC')
  return folded === character ? null : folded
}

/**
 * CJK Radicals Supplement: those that are also words, by Unicode's EquivalentUnifiedIdeograph, and by the simplified
 * form where the block's character is drawn so. Mere strokes and side forms are left as they are.
 */
const radicalSupplement = new Map(
  '⺁厂⺄乙⺈刀⺊卜⺌小⺍小⺎兀⺒巳⺓幺⺛旡⺜日⺝月⺟母⺠民⺧牛⺩王⺫目⺬示⺶羊⺻聿⺼肉⻁虎⻃西⻄西⻅见⻆角⻉贝⻋车⻏邑⻑長⻓长⻔门⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻬齐⻮齿⻰龙⻳龟'
    .match(/../gu)!
    .map((pair) => [pair[0]!, pair[1]!]),
)
