/** Page numbers and running heads that page-wise exports leave between the lines: `- 4 -`, `P. 9`, `Page 9 - …`, 第 3 页. A number of four digits is a year. */
export function isPageMark(text: string): boolean {
  const bare = text.trim()
  return bare.length > 0 && bare.length <= 80 && marks.some((mark) => mark.test(bare))
}

const marks = [
  /^[-—–－─]{1,2} ?\d{1,3} ?[-—–－─]{1,2}$/,
  /^第 ?\d{1,3} ?页(?: ?[,，/]? ?共 ?\d{1,3} ?页)?$/,
  /^P\. ?\d{1,3}$/i,
  /^Page \d{1,3}(?: ?(?:-|–|of|\/) ?\S.{0,60})?$/i,
]
