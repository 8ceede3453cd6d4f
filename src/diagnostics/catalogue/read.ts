import { entry } from '../entry.js'

/** Findings of decoding and of the readers: bytes → Block[]. */
export const readCodes = {
  'read/empty': entry({ severity: 'error', message: () => '文件是空的', hint: '请核对文件，重新导出后再试。' }),
}
