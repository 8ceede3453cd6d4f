import { dateWritten, readDate } from './date.js'
import { simplify } from './fold.js'

/** What a site says of a page it publishes, and no report of itself. */
const labels = new RegExp(
  '^(?:索引号|索取号|发布机构|发文机构|公开机构|公开主体|发布日期|发布时间|发文日期|成文日期|生成日期|公开日期|公开时间|公开方式|公开范围|公开类型|公开时限|文号|发文字号|是否有效|有效性|有效期限?|有限期限|失效日期|废止日期|生效日期|主题词|主题分类|组配分类|体裁分类|信息分类|服务对象|信息名称|名称|标题|信息来源|来源|关键词|登记号|统一编号|语种|载体类型|内容概述|审核人|责任编辑|浏览次数|访问次数)[:：]?$',
)

function isMetadataLabel(text: string): boolean {
  return text.length <= 12 && labels.test(simplify(text).replace(/\s+/g, ''))
}

/** A table of such labels with what they say: each row begins with one, and two of them at least stand in it. */
export function isMetadataTable(rows: readonly (readonly { readonly text: string }[])[]): boolean {
  const filled = rows.map((row) => row.filter(({ text }) => text.trim() !== '')).filter((row) => row.length > 0)
  const count = filled.flat().filter(({ text }) => isMetadataLabel(text)).length
  return filled.length <= mostRows && count >= 2 && filled.every(([first]) => isMetadataLabel(first!.text))
}

const mostRows = 12

const publishedOn = new RegExp(`(?:发布|发文|发稿|公开|公布|信息)(?:日期|时间)[:：]?\\s*(${dateWritten})`)

/** The day on which a site says it published a page, `YYYY-MM-DD`: 发布日期：2025-01-20, in a line or in a table's row; null where it says none. */
export function publicationDay(text: string): string | null {
  const match = publishedOn.exec(text)
  return match && readDate(match[1]!)
}
