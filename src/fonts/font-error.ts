/** Why a file cannot serve as a font. */
export type FontFault = 'not-a-font' | 'damaged' | 'no-outlines' | 'restricted'

const sentences: Readonly<Record<FontFault, string>> = {
  'not-a-font': '不是字体文件（应为 TTF、OTF、TTC 或 WOFF2）',
  damaged: '字体文件已损坏',
  'no-outlines': '字体中没有可用的轮廓（可能是点阵、彩色或可变字体）',
  restricted: '字体的许可设置不允许嵌入文件',
}

/** A font file that cannot serve; the message is for the user. */
export class FontError extends Error {
  override readonly name = 'FontError'

  constructor(
    readonly fault: FontFault,
    path: string,
  ) {
    super(`${sentences[fault]}：${path}`)
  }
}

/** Whatever is wrong inside a font file shows as a read beyond its end, or as a table that fontkit could not read and left out. */
export function namingDamage<T>(path: string, read: () => T): T {
  try {
    return read()
  } catch (error) {
    throw error instanceof FontError ? error : new FontError('damaged', path)
  }
}
