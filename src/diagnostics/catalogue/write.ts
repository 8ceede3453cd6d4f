import { entry } from '../entry.js'

/** Findings of the writers: Document → files. */
export const writeCodes = {
  'write/failed': entry<{ reason: string }>({
    severity: 'error',
    message: (f) => `没有写出文件：${f.reason}`,
    hint: '请核对输出目录、写入权限和磁盘空间，再运行一次。',
  }),
  'write/kept': entry<{ kept: string; written: string }>({
    severity: 'warning',
    message: (f) => `已有的 ${f.kept} 在写出后改动过（或不是本程序写出的），没有覆盖，新的写在 ${f.written}`,
    hint: '改动要保留的，用 nianbao correct <输入> --from 改好的文件 记为更正，以后每次都带上；不要了的，加 --force 覆盖。',
  }),
  'write/missing-character': entry<{ script: string; characters: string; kinds: number; count: number; page: number }>({
    severity: 'warning',
    message: (f) =>
      `字体中没有${f.script}“${f.characters}”（${codePointName(f.characters)}${f.kinds > 1 ? ` 等 ${f.kinds} 种字符` : ''}），PDF、OFD 中画作带编码的方框，共 ${f.count} 处，首见于第 ${f.page} 页`,
    hint: '用 --font 指定有这种文字的字体，例如 --font song=字体.ttf；藏文、蒙古文、维吾尔文等要叠写、连写或竖排的，本程序只逐字从左到右排，请以 Word 版或网页版为准。从 PDF、OFD 复制出来的仍是原字。',
  }),
}

function codePointName(character: string): string {
  return `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`
}
