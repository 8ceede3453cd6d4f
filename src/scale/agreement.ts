import { hashOf } from '../platform/hash.js'
import { readPackageFile, readVersion } from '../system/files.js'

/** What decides the bytes of an output besides its input and options: whoever differs in it may not work on the same run. */
export interface Agreement {
  readonly version: string
  readonly fonts: string
  /** Packs PDF and Word files: another version packs otherwise. */
  readonly zlib: string
}

interface FontList {
  readonly faces: readonly { readonly file: string }[]
}

/** Of this program on this machine; the fonts as they are, not as their list says. */
export function ownAgreement(): Agreement {
  const { faces } = JSON.parse(Buffer.from(readPackageFile('fonts/fonts.json')).toString('utf8')) as FontList
  const fonts = hashOf(faces.map(({ file }) => hashOf(readPackageFile(`fonts/${file}`))).join())
  return { version: readVersion(), fonts, zlib: process.versions['zlib'] ?? '' }
}

/** In what two differ, in Chinese; null where they agree. */
export function disagreement(here: Agreement, there: Agreement): string | null {
  if (here.version !== there.version) return `nianbao 的版本不同（这里 ${here.version}，那里 ${there.version}）`
  if (here.fonts !== there.fonts) return '随程序的字体文件不同'
  return here.zlib === there.zlib ? null : `Node.js 的 zlib 不同（这里 ${here.zlib}，那里 ${there.zlib}），写出的字节会不一样`
}

/** The same for all that agree. */
export function agreementMark(agreement: Agreement): string {
  return hashOf(JSON.stringify([agreement.version, agreement.fonts, agreement.zlib])).slice(0, 16)
}
