/** 附件, 附件1, 附表二: on a line of its own it begins an attachment. */
export function isAnnexMark(text: string): boolean {
  return /^附\s*[件表]\s*[\d一二三四五六七八九十]{0,2}\s*[：:]?$/.test(text.trim())
}
