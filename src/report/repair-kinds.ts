/** Every kind of change this program makes to a text, with what it does. docs/diagnostics.md lists them. */
export const repairKinds = {
  punctuation: '汉字旁的半角标点改为全角',
  quotes: '成对的直引号改为弯引号',
  space: '删去汉字之间和中文标点旁的空格，其余连续空格并为一个',
  'letter-width': '全角字母、数字改为半角',
  radical: '部首字符、兼容字符改为通用汉字',
  invisible: '删去不可见字符',
  'broken-character': '残缺的字符以“�”代替',
  'line-break': '接上被排版折断的段落',
  'title-line': '分成几行、带空格或夹有网页控件的标题并为一行',
  'title-given': '标题改用命令行给出的标题',
  'wrapper-heading': '“总体情况”之上多出的一级标题改为法定标题',
  'heading-ordinal': '一级标题的序号改为规范写法',
  'heading-punctuation': '删去一级标题末尾的标点',
  'run-in-heading': '标题与其后的正文分开，删去其间的标点',
  'template-residue': '删去模板中留下的字体字号说明',
  'heading-added': '按所含的法定表格补上一级标题',
  copies: '合并的单元格重复写出的数只留一个',
  manual: '按更正文件或 --set 所作的更正',
  label: '法定表格的栏目名称改为统一格式的名称',
} as const

export type RepairKind = keyof typeof repairKinds
