import type { OutputLook } from '../writers/registry.js'
import { digitFaces } from '../fonts/font-set.js'
import { chooseOption, type OptionSpec, type ParsedArguments } from './options.js'

/** How Word and PDF look, for every command that writes them. */
export const lookOptions = {
  cover: { help: 'Word 和 PDF 加封面' },
  contents: { help: 'Word 和 PDF 加目录页（网页总有目录）' },
  charts: { help: '附一页图表：申请量、办理结果构成、复议诉讼（网页、PDF、OFD 画图并附表，Word 为表；有上年报告时至多并列五年）' },
  digits: {
    value: 'latin|fang',
    help: '正文中数字和西文的字体：latin 西文字体，fang 与仿宋相同（默认：Word 用仿宋，PDF 在用了自己的仿宋时用仿宋）',
  },
} as const satisfies Readonly<Record<string, OptionSpec>>

type ReportLook = Pick<OutputLook, 'cover' | 'contents' | 'charts' | 'digits'>

export function readLook({ cover, contents, charts, digits }: ParsedArguments['values']): ReportLook {
  return {
    ...(cover === true && { cover }),
    ...(contents === true && { contents }),
    ...(charts === true && { charts }),
    ...(digits !== undefined && { digits: chooseOption('digits', digits, digitFaces, 'latin') }),
  }
}
