import { entry } from '../entry.js'

/** Findings of the writers: Document → files. */
export const writeCodes = {
  'write/missing-character': entry<{ character: string; count: number }>({
    severity: 'warning',
    message: (f) => `字体中没有“${f.character}”（${codePointName(f.character)}），PDF 中画作带编码的方框，共 ${f.count} 处`,
    hint: '用 --font 指定有此字的字体，例如 --font fang=simfang.ttf；从 PDF 复制出来的仍是原字。',
  }),
}

function codePointName(character: string): string {
  return `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`
}
