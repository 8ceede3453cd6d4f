import { fontFaults } from '../diagnostics/catalogue/wordings.js'

/** A font file that cannot serve, and why; the message is for the user. */
export class FontError extends Error {
  override readonly name = 'FontError'

  constructor(
    readonly fault: keyof typeof fontFaults,
    path: string,
  ) {
    super(`${fontFaults[fault]}：${path}`)
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
