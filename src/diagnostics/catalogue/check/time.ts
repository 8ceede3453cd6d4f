import { accurateBasis, entry } from '../../entry.js'

const article49 = '《政府信息公开条例》第四十九条'

/** AR-P…: when it was published. */
export const timeCodes = {
  'check/late-department': entry<{ date: string; deadline: string; source: string }>({
    severity: 'error',
    rule: 'AR-P01',
    message: (f) => `${f.source}为${writeDay(f.date)}，晚于法定时限${writeDay(f.deadline)}`,
    name: '部门的报告晚于法定时限',
    hint: '县级以上人民政府部门应当在每年1月31日前公布上一年度报告。',
    basis: `${article49}第一款`,
  }),
  'check/late-government': entry<{ date: string; deadline: string; source: string }>({
    severity: 'error',
    rule: 'AR-P02',
    message: (f) => `${f.source}为${writeDay(f.date)}，晚于法定时限${writeDay(f.deadline)}`,
    name: '政府的报告晚于法定时限',
    hint: '县级以上地方人民政府的报告应当在每年3月31日前公布。',
    basis: `${article49}第二款`,
  }),
  'check/dated-too-early': entry<{ date: string; year: number; source: string }>({
    severity: 'warning',
    rule: 'AR-P03',
    message: (f) => `${f.source}为${writeDay(f.date)}，早于统计期末（${f.year}年12月31日）`,
    name: '成文或公布早于统计期末',
    hint: '统计期满后才能成文，请核对日期或报告年份。',
    basis: accurateBasis,
  }),
  'check/late-locally': entry<{ date: string; deadline: string; source: string; profile: string }>({
    severity: 'warning',
    rule: 'AR-P04',
    message: (f) => `${f.source}为${writeDay(f.date)}，晚于“${f.profile}”要求的${writeDay(f.deadline)}`,
    name: '报告晚于当地要求的时限',
    hint: '请按当地通知的时限公布。',
    basis: '地方年报编制通知',
  }),
}

/** `2025-02-01` → `2025年2月1日`. */
function writeDay(date: string): string {
  return date.replace(/^(\d{4})-0?(\d+)-0?(\d+)$/, '$1年$2月$3日')
}
