/** What the judges of a row's readings say, in the words of findings and of `inspect --stage rows`. */
export const tableReasons = {
  'every-column-filled': '各栏都有数',
  'every-cell-there': '全表每行的格数都与栏目数相同',
  'spans-kept': '合并的单元格有标记',
  'spans-repeated': '合并的单元格按所占栏数重复写出',
  glued: '各格的数粘连在一起',
  noughts: '几个 0 连写，只有一种分法',
  'blanks-shown': '空格保留在原处',
  'sums-hold': '横向勾稽关系相符',
  'sums-fail': '横向勾稽关系不符',
  'edge-blank': '行首或行尾的空格可能只是补位',
  'blanks-lost': '空格没有保留',
  'pads-unsure': '不知补位的空格在行首还是行尾',
  'lanes-unsure': '版面没有显出全部栏目的位置',
  'columns-doubtful': '表头与统一格式不合',
  'columns-incomplete': '表头缺栏',
  'two-numbers': '有的格中数字分写，可能是两个数',
  'kind-of-number': '数的种类与栏目不合',
  'row-twice': '同一行出现不止一次，数据不同',
  'repeats-dropped': '导出时删掉了重复的行',
  'out-of-order': '文字的先后次序已乱',
  'merged-rows': '一格跨了几行，不知属于哪一行',
  'values-without-row': '旁有不属于任何一行的数',
} as const satisfies Readonly<Record<string, string>>

export type ReasonCode = keyof typeof tableReasons
