/** What stands in a draft beside the words of the form. */
export const draftNotes = {
  title: (organ: string, year: number) => `${organ}${year}年政府信息公开工作年度报告`,
  period: (year: number) => `根据《中华人民共和国政府信息公开条例》编制本报告，所列数据的统计期限为${year}年1月1日至${year}年12月31日。`,
  inForce: (rows: readonly { readonly label: string; readonly value: number }[]) =>
    `上年度报告的现行有效件数：${rows.map(({ label, value }) => `${label}${value}`).join('，')}；本年现行有效＝上年现行有效＋本年制发－本年废止。`,
  carriedIn: '第二项“上年结转”已按上年度报告的“结转下年度继续办理”填入，请核对。',
  nothingCarried: '上年度报告的“结转下年度继续办理”没有读出数字，第二项“上年结转”请自行填写。',
}

/** Why there is no draft. */
export const draftFaults = {
  kind: '不是2019年以后的年度报告，不能据以起草',
  organ: '没有写明机关名称，请加 --organ',
  year: '没有写明年份，请用 --year 指明新报告的年份',
} as const
