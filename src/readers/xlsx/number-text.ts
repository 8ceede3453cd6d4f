import { format, isDateFormat } from 'numfmt'

/** The formats files name by number alone (ECMA-376-1, 18.8.30 numFmt), the Chinese ones included. */
const builtIn = new Map<number, string>(
  Object.entries({
    1: '0',
    2: '0.00',
    3: '#,##0',
    4: '#,##0.00',
    9: '0%',
    10: '0.00%',
    11: '0.00E+00',
    12: '# ?/?',
    13: '# ??/??',
    14: 'yyyy/m/d',
    15: 'd-mmm-yy',
    16: 'd-mmm',
    17: 'mmm-yy',
    18: 'h:mm AM/PM',
    19: 'h:mm:ss AM/PM',
    20: 'h:mm',
    21: 'h:mm:ss',
    22: 'yyyy/m/d h:mm',
    27: 'yyyy"年"m"月"',
    28: 'm"月"d"日"',
    29: 'm"月"d"日"',
    30: 'm-d-yy',
    31: 'yyyy"年"m"月"d"日"',
    32: 'h"时"mm"分"',
    33: 'h"时"mm"分"ss"秒"',
    36: 'yyyy"年"m"月"',
    37: '#,##0;-#,##0',
    38: '#,##0;-#,##0',
    39: '#,##0.00;-#,##0.00',
    40: '#,##0.00;-#,##0.00',
    45: 'mm:ss',
    46: '[h]:mm:ss',
    47: 'mm:ss.0',
    50: 'yyyy"年"m"月"',
    51: 'm"月"d"日"',
    52: 'yyyy"年"m"月"',
    53: 'm"月"d"日"',
    54: 'm"月"d"日"',
    57: 'yyyy"年"m"月"',
    58: 'm"月"d"日"',
  }).map(([id, code]) => [Number(id), code]),
)

export function builtInFormat(id: number): string | undefined {
  return builtIn.get(id)
}

/** Days between the two beginnings of time a workbook may count from (18.17.4.1). */
const days1904 = 1462

/** A number as the sheet shows it; one without a format with all the digits it has. */
export function numberText(written: string, code: string | undefined, is1904: boolean): string {
  const value = Number(written)
  if (written.trim() === '' || !Number.isFinite(value)) return written
  if (code === undefined || /^(?:General|@)?$/i.test(code)) return plainNumber(value)
  const shown = display(value, code.replaceAll('上午/下午', 'AM/PM'), is1904)
  // Accounting formats show a dash for nothing; the cell holds a 0 all the same.
  return value === 0 && shown !== '' && !/\d/.test(shown) ? '0' : shown
}

function display(value: number, code: string, is1904: boolean): string {
  try {
    return format(code, is1904 && isDateFormat(code) ? value + days1904 : value, { locale: 'zh-CN' }).trim()
  } catch {
    return plainNumber(value)
  }
}

/** Beyond the fifteenth digit a sheet's numbers are noise. */
function plainNumber(value: number): string {
  return String(Number(value.toPrecision(15)))
}
