import { basename, extname } from 'node:path'
import { writeReport } from '../convert.js'
import { draftFaults } from '../diagnostics/catalogue/draft-words.js'
import { draftNext } from '../draft/draft.js'
import { fontLoader } from '../fonts/load-fonts.js'
import { printable } from '../language/printable.js'
import { officeAt } from '../work/office.js'
import { Writing } from '../work/written.js'
import { formats, writers, type Format } from '../writers/registry.js'
import { printFindings } from './findings.js'
import { numberOption, UsageError, type Command, type ParsedArguments } from './options.js'
import { correctionsOption, readFile, sofficeOption } from './read-file.js'

export const draftCommand: Command = {
  spec: {
    name: 'draft',
    usage: '<上年度报告> --out 新报告.docx [选项]',
    summary: '从上年度报告起草下一年度的空白报告：各部分的标题和填写提示、空白的表格、机关和联系方式；上年的文字和数字不带过来。',
    options: {
      out: {
        value: 'FILE',
        short: 'o',
        help: `写到哪个文件（必须指明）；格式看扩展名：${formats.map((one) => writers[one].extension).join('、')}`,
      },
      organ: { value: 'NAME', help: '机关名称（默认同上年度报告）' },
      year: { value: 'YYYY', help: '新报告的年份（默认上年度报告的下一年）' },
      corrections: correctionsOption,
      soffice: sofficeOption,
      force: { help: '文件已有、且改动过的也覆盖（默认留着，新的写在旁边）' },
    },
    notes: [
      '上年结转按上年度报告的结转下年度填入；现行有效件数的起点写在提示中。',
      '提示在 Word 中是批注，在网页中是灰字，都不是报告的内容：填好后照常 convert、check。',
    ],
    examples: ['nianbao draft 2024年报.docx --out 2025年报.docx'],
  },
  run: runDraft,
}

async function runDraft({ inputs, values }: ParsedArguments): Promise<number> {
  const [input, ...others] = inputs
  const out = values['out'] as string | undefined
  if (input === undefined || others.length > 0 || out === undefined)
    throw new UsageError('写法：nianbao draft 上年度报告 --out 新报告.docx')
  const format = formatOf(out)
  const read = await readFile(input, {
    office: officeAt(values['soffice'] as string | undefined),
    corrections: values['corrections'] as string | undefined,
  })
  const [last, ...more] = read.reports
  if (!last) {
    printFindings([{ path: input, ...read }], { format: 'text', quiet: false, color: 'auto' })
    return 2
  }
  if (more.length > 0) throw new UsageError(`${input} 中有${read.reports.length}份报告，请分开后各自起草`)
  const draft = draftNext(last.report, {
    organ: values['organ'] as string | undefined,
    year: numberOption('year', values['year'], 2019, 2100),
  })
  if (typeof draft === 'string') throw new UsageError(`${input} ${draftFaults[draft]}`)
  const [output] = await writeReport({ ...draft, blocks: [], items: [] }, [format], {
    name: basename(out, extname(out)),
    fonts: fontLoader([]),
    attach: false,
  })
  const written = await new Writing(values['force'] === true).write(out, output!.bytes)
  const kept = written === out ? '' : `（${out} 改动过，没有覆盖）`
  process.stdout.write(printable(`${draft.report.title!.value}：已写出 ${written}${kept}`) + '\n')
  return 0
}

function formatOf(out: string): Format {
  const found = formats.findLast((format) => out.toLowerCase().endsWith(`.${writers[format].extension}`))
  if (!found) throw new UsageError(`看不出 ${out} 是什么格式：扩展名应为 ${formats.map((one) => writers[one].extension).join('、')} 之一`)
  return found
}
