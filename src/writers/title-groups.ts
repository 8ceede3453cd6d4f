import { yearWritten } from '../language/date.js'
import { nameParts } from '../language/organ.js'

/** After these a title may be broken without breaking a name: the levels of government, the year, the parts of the report's name. */
const GROUP_ENDS = new RegExp(`(?:${nameParts}|${yearWritten}年度?|政府信息公开|工作|年度报告|）)`, 'g')

/** Before these too. */
const GROUP_STARTS = /^(?:（|\d{4}年|政府信息公开|年度报告|工作)/

/** The pieces between which a title may be broken over lines by sense (GB/T 9704-2012, 7.3.1); joined they are the title. */
export function titleGroups(title: string): string[] {
  const groups: string[] = []
  let start = 0
  for (const end of groupEnds(title)) {
    // A mark of level inside a short name (市场监督管理局, 区块链) ends no group.
    if (end - start >= 3 || GROUP_STARTS.test(title.slice(end))) {
      groups.push(title.slice(start, end))
      start = end
    }
  }
  return start < title.length ? [...groups, title.slice(start)] : groups
}

function groupEnds(title: string): number[] {
  const afterMarks = [...title.matchAll(GROUP_ENDS)].map((match) => match.index + match[0].length).filter((end) => title[end] !== '）')
  const beforeMarks = [...title].flatMap((_, index) => (index > 0 && GROUP_STARTS.test(title.slice(index)) ? [index] : []))
  const ends = [...new Set([...afterMarks, ...beforeMarks])].sort((one, other) => one - other)
  // Groups are boxes of their own on the page, and figures in two boxes are read as two.
  return ends.filter((end) => !/^(?:[\w.]{2}|[．,，]\d)$/.test(title.slice(end - 1, end + 1)))
}
