/** After these a title may be broken without breaking a name: the levels of government, the year, the parts of the report's name. */
const GROUP_ENDS =
  /(?:特别行政区|自治区|自治州|自治县|自治旗|新区|省|市|州|盟|县|旗|区|[镇乡](?=人民政府)|街道(?=办事处)|办事处|管理委员会|管委会|委员会|人民政府|办公厅|办公室|[厅局署处院]|\d{4}年度?|[〇○零一二三四五六七八九]{4}年度?|政府信息公开|工作|年度报告|）)/g

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
  return ends.filter((end) => !/^[\w.]{2}$/.test(title.slice(end - 1, end + 1)))
}
