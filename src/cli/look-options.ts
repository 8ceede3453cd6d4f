import type { OutputLook } from '../writers/registry.js'
import { digitFaces } from '../fonts/font-set.js'
import { chooseOption, type OptionSpec, type ParsedArguments } from './options.js'

/** How Word and PDF look, for every command that writes them. */
export const lookOptions = {
  cover: { help: 'Word 和 PDF 加封面' },
  contents: { help: 'Word 和 PDF 加目录页（网页总有目录）' },
  digits: {
    value: 'latin|fang',
    help: '正文中数字和西文的字体：latin 西文字体，fang 与仿宋相同（默认：Word 用仿宋，PDF 在用了自己的仿宋时用仿宋）',
  },
} as const satisfies Readonly<Record<string, OptionSpec>>

type ReportLook = Pick<OutputLook, 'cover' | 'contents' | 'digits'>

export function readLook({ cover, contents, digits }: ParsedArguments['values']): ReportLook {
  return {
    ...(cover === true && { cover }),
    ...(contents === true && { contents }),
    ...(digits !== undefined && { digits: chooseOption('digits', digits, digitFaces, 'latin') }),
  }
}
