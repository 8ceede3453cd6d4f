/** A line that can be nothing but the name of an annual report; not a breadcrumb or a link to another year's. */
export function isReportTitle(text: string): boolean {
  return (
    text.length <= 80 &&
    /(?:信息|政务)公开.{0,12}(?:报告|年报)\s*(?:[（(].{0,12}[)）])?$/s.test(text) &&
    !/[>＞»。；]|^(?:上|下)一[篇条]|^附件/.test(text)
  )
}
