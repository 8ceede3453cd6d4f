import { entry, formBasis } from '../entry.js'

/** Findings of `report/`: Block[] + figures → Report. */
export const reportCodes = {
  'report/cut-off': entry<{
    last: string
    missing: readonly string[]
    rows: readonly string[]
    figures: number
    /** Of the row it breaks off in, what could not be placed. */
    values: readonly string[]
  }>({
    severity: 'error',
    rule: 'AR-S02',
    message: (f) => {
      const table =
        f.rows.length === 0 ? [] : [`表格中“${f.rows[0]!}”${f.rows.length > 1 ? `等${f.rows.length}行` : '一行'}${f.figures}个数据`]
      const values = f.values.length === 0 ? '' : `（最后一行读到${f.values.join('、')}，不知各属哪一列）`
      const lost = [...table, ...f.missing.map((section) => `“${section}”`)]
      return `原文到“${f.last}”处中断，此后的内容缺失${lost.length > 0 ? `：${lost.join('、')}` : ''}${values}`
    },
    hint: '请找到完整的原文件重新转换；原文件就到这里为止的，请补齐其后各部分。',
    basis: formBasis,
  }),
  'report/no-title': entry<{ organ: boolean; year: boolean }>({
    severity: 'error',
    rule: 'AR-S01',
    message: (f) =>
      `缺少规范标题，应为“机关名称＋年份＋政府信息公开工作年度报告”${f.organ && f.year ? '；输出的标题由机关名称和年份拼成' : `；正文中也找不到${[...(f.organ ? [] : ['机关全称']), ...(f.year ? [] : ['年份'])].join('和')}`}`,
    hint: '请补上标题，或用 --organ 和 --year 指明机关和年份。',
    basis: formBasis,
  }),
  'report/title-incomplete': entry<{ written: string; missing: string }>({
    severity: 'error',
    rule: 'AR-S01',
    message: (f) => `标题“${f.written}”缺少${f.missing}`,
    hint: '标题应为“机关名称＋年份＋政府信息公开工作年度报告”。',
    basis: formBasis,
  }),
  'report/title-wording': entry<{ written: string }>({
    severity: 'warning',
    rule: 'AR-S01',
    message: (f) => `标题“${f.written}”没有用规范名称“政府信息公开工作年度报告”，未改动`,
    hint: '标题应为“机关名称＋年份＋政府信息公开工作年度报告”；要改用规范标题，请用 --title 给出。',
    basis: formBasis,
  }),
  'report/title-scrambled': entry<{ written: string; proper: string }>({
    severity: 'error',
    rule: 'AR-S01',
    message: (f) => `标题“${f.written}”字序错乱，似应为“${f.proper}”，未改动`,
    hint: '请核对标题，或用 --title 给出正确的标题。',
  }),
  'report/title-repeated': entry<{ count: number }>({
    severity: 'info',
    message: (f) => `标题出现${f.count}次，只保留一次`,
    hint: '无需处理；如其中有副标题，请核对。',
  }),
  'report/text-before-title': entry<{ count: number }>({
    severity: 'info',
    message: (f) => `标题之前有${f.count}段文字，已放在标题之后、正文之前`,
    hint: '请核对这些文字是否属于报告（如报送函）。',
  }),
  'report/organ-inferred': entry<{ organ: string }>({
    severity: 'warning',
    message: (f) => `标题中没有机关名称，按正文推定为“${f.organ}”`,
    hint: '请核对；不对时用 --title 给出完整的标题。',
  }),
  'report/year-inferred': entry<{ year: number }>({
    severity: 'info',
    message: (f) => `标题中没有年份，按正文推定为${f.year}年`,
    hint: '请核对；不对时用 --title 给出完整的标题。',
  }),
  'report/year-conflict': entry<{ named: number; period: number }>({
    severity: 'warning',
    rule: 'AR-S09',
    message: (f) => `正文称${f.named}年度报告，统计期限却是${f.period}年，按${f.named}年处理`,
    hint: '请核对报告年份和统计期限。',
  }),
  'report/option-unused': entry<{ option: string; given: string; found: string }>({
    severity: 'warning',
    message: (f) => `${f.option} 给出“${f.given}”，报告写的是“${f.found}”，以报告为准`,
    name: '命令给出的机关或年份与报告不同',
    hint: '如报告有误，请用 --title 给出完整的标题。',
  }),
  'report/wrapper-heading': entry<{ written: string; heading: string }>({
    severity: 'warning',
    rule: 'AR-S03',
    message: (f) => `“${f.written}”不是统一格式的标题，其下内容属于“${f.heading}”，标题已改为“${f.heading}”`,
    hint: '“总体情况”应为一级标题，请核对层次。',
    basis: formBasis,
  }),
  'report/heading-differs': entry<{ written: string; official: string }>({
    severity: 'warning',
    rule: 'AR-S02',
    message: (f) => `标题“${f.written}”与统一格式不一致，应为“${f.official}”，未改动`,
    hint: '请改用统一格式的标题。',
    basis: formBasis,
  }),
  'report/heading-added': entry<{ heading: string }>({
    severity: 'warning',
    rule: 'AR-S02',
    message: (f) => `法定表格之上没有标题“${f.heading}”，已补上`,
    hint: '请核对原文是否漏了这一标题。',
    basis: formBasis,
  }),
  'report/table-moved': entry({
    severity: 'info',
    message: () => '法定表格不在它所属的标题之下，已移到所属标题之下',
    hint: '请核对表格上下的说明文字。',
  }),
  'report/duplicate-table': entry({
    severity: 'warning',
    message: () => '同一种法定表格出现两次，只读取第一张的数字，第二张按普通表格保留',
    hint: '请核对是否把两份报告（如本级与汇总）放在了一起。',
  }),
  'report/dropped': entry<{ count: number; text: string }>({
    severity: 'info',
    message: (f) => `略去网页控件、页码等${f.count}处：${f.text}`,
    hint: '如其中有报告正文，请把它移到标题之后再转换。',
  }),
  'report/unaccounted': entry<{ count: number; texts: readonly string[] }>({
    severity: 'error',
    message: (f) => `原文有${f.count}处文字没有进入输出：${f.texts.map((text) => `“${text}”`).join('、')}`,
    hint: '请对照原文补齐；多因标签残缺、注释未闭合等，修好原文件后可重新转换。',
  }),
  'report/repaired': entry<{ name: string; count: number }>({
    severity: 'info',
    message: (f) => `${f.name}，共${f.count}处`,
    hint: '每一处修正前后的文字见审核单，也可在转换时加 --show-repairs 列出。',
  }),
  'report/straight-quotes': entry<{ count: number }>({
    severity: 'info',
    rule: 'AR-Q11',
    message: (f) => `有${f.count}个直引号不能确定是左引号还是右引号，未改动`,
    hint: '请改为“”。',
    basis: 'GB/T 15834—2011',
  }),
  'report/legacy': entry({
    severity: 'info',
    message: () => '这是2018年及以前的旧式报告，按标题、段落和表格原样转换，不按现行格式核对',
    hint: '无需处理。',
    basis: '国务院令第492号',
  }),
  'report/no-report': entry<{ likeness: string | null }>({
    severity: 'warning',
    message: (f) => `没有认出政府信息公开工作年度报告${f.likeness ? `，像是${f.likeness}` : ''}，按普通文件转换`,
    hint: '请核对是否选错了文件。',
  }),
}
