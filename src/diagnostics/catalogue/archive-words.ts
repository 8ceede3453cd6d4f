/** What the archive says of its organs, reports and sums. */

/** Heads of 机关.csv. */
export const organHeads = ['名称', '标识', '上级', '起', '止', '备注'] as const

export const organNotes = {
  years: (years: readonly number[]) => (years.length === 0 ? '还没有读到它的报告' : `有报告的年份：${spans(years)}`),
  like: (names: readonly string[]) => `请核对是否与${names.map((name) => `“${name}”`).join('、')}为同一机关；是的，请改成同一标识`,
}

export const organFaults = {
  head: (heads: readonly string[]) => `第1行应为表头：${heads.join(',')}`,
  at: (line: number, fault: string) => `第${line}行：${fault}`,
  noName: '没有名称',
  year: '起、止应为四位数的年份，或空着',
  order: '起在止之后',
  clash: (name: string) => `“${name}”在同一年有两个标识`,
  superior: (name: string) => `上级“${name}”不是表中的名称或标识`,
  circle: (id: string) => `“${id}”的上级绕了一圈又是它自己`,
}

/** What stands in a cell of organ × year. */
export const gapNames = { there: '有', missing: '缺', twice: '重', errors: '错', none: '' } as const

/** 2021、2023—2025. */
function spans(years: readonly number[]): string {
  const sorted = [...new Set(years)].sort((a, b) => a - b)
  const runs: number[][] = []
  for (const year of sorted) {
    if (runs.at(-1)?.at(-1) === year - 1) runs.at(-1)!.push(year)
    else runs.push([year])
  }
  return runs.map((run) => (run.length > 1 ? `${run[0]}—${run.at(-1)}` : String(run[0]))).join('、')
}
