import { entry } from '../entry.js'
import { pdfCodes } from './read-pdf.js'

const saveAsDocx = '请用 Word 或 WPS 打开，另存为 .docx 后再试；或者复制全文粘贴到文本文件（.txt）后再试。'

const installOffice =
  '请安装 LibreOffice（不在系统路径中的，用 --soffice 指明）后再试；或者用 Word、WPS 打开，另存为 .docx（表格为 .xlsx）。'

const saveForBrowser =
  '浏览器中读不了这种文件：请用 Word 或 WPS 打开，另存为 .docx（表格为 .xlsx）后再选；命令行程序在装有 LibreOffice 的电脑上可以直接读。'

/** What to do where the program runs in a browser and there is no LibreOffice to be called. */
export const hintsInBrowser: Readonly<Record<string, string>> = {
  'read/rtf': saveForBrowser,
  'read/open-document': saveForBrowser,
  'read/spreadsheet': saveForBrowser,
  'read/word-xml': saveForBrowser,
}

/** Findings of decoding and of the readers: bytes → Block[]. Those of severity error that refuse the file leave nothing to convert. */
export const readCodes = {
  'read/failed': entry<{ reason: string }>({
    severity: 'error',
    message: (f) => `没有读到文件：${f.reason}`,
    hint: '请核对文件名、所在目录和读取权限。',
  }),
  'read/empty': entry({ severity: 'error', message: () => '文件是空的', hint: '请核对文件，重新导出后再试。' }),
  'read/no-text': entry({
    severity: 'error',
    message: () => '文件中没有可读的正文：文字可能在图片里，或者要由网页的脚本载入',
    hint: '请在浏览器中打开网页，待正文显示后复制到文本文件（.txt）或 Word 文档再试；扫描件须先识别文字。',
  }),
  'read/too-large': entry<{ megabytes: number; limit: number }>({
    severity: 'error',
    message: (f) => `文件有 ${f.megabytes} MB，超过 ${f.limit} MB 的上限，未读取`,
    hint: '年度报告通常不到 1 MB，请核对是否选错了文件。',
  }),
  'read/no-reader': entry<{ kind: string }>({
    severity: 'error',
    message: (f) => `没有引入读取 ${f.kind} 的程序，未读取`,
    hint: '作为程序库使用时，请引入 nianbao/read 或 nianbao/read/ 下相应的一种。',
  }),
  'read/text-too-long': entry<{ characters: number; limit: number }>({
    severity: 'error',
    message: (f) => `文件有 ${Math.ceil(f.characters / 10_000)} 万个字符，超过 ${f.limit / 10_000} 万个的上限，未读取`,
    hint: '年度报告通常不到 3 万字，请核对是否选错了文件；许多份报告合成的文件，请拆开后再转换。',
  }),

  'read/word-95': entry({
    severity: 'error',
    message: () => '这是 Word 95 或更早版本的文档，不能直接读取',
    hint: saveAsDocx,
  }),
  'read/doc-broken': entry({
    severity: 'error',
    message: () => 'Word 文档（.doc）或 WPS 文档（.wps）已损坏，不能读取',
    hint: '请用 Word 或 WPS 打开（必要时选择修复），另存为 .docx 后再试。',
  }),
  'read/encrypted': entry({
    severity: 'error',
    message: () => '这是加了密码的 Office 文档，不能读取',
    hint: '请打开文档，取消密码后另存为 .docx 再试。',
  }),
  'read/spreadsheet': entry({
    severity: 'error',
    message: () => '这是旧版或二进制的电子表格（.xls、.et、.xlsb），不能直接读取',
    hint: installOffice,
  }),
  'read/presentation': entry({
    severity: 'error',
    message: () => '这是演示文稿（PowerPoint 等），不是报告文档',
    hint: '请改用报告的 Word 文档、网页或文本。',
  }),
  'read/open-document': entry({ severity: 'error', message: () => '这是 OpenDocument 文档（.odt），不能直接读取', hint: installOffice }),
  'read/ofd-broken': entry({
    severity: 'error',
    message: () => 'OFD 文件已损坏、已加密或不完整，不能读取',
    hint: '请在 OFD 阅读器中打开核对；能打开的，请全选、复制文字，粘贴到文本文件（.txt）后再试，或改用报告的 Word 文档、网页。',
  }),
  'read/ofd-annotation': entry<{ text: string }>({
    severity: 'warning',
    message: (f) => `OFD 页面上的批注“${f.text}”没有读进正文`,
    hint: '请对照原文件：属于正文的，用更正补上。',
  }),
  'read/image': entry<{ format: string }>({
    severity: 'error',
    message: (f) => `这是图片（${f.format}），没有可读的文字`,
    hint: '请改用报告的 Word 文档、网页或文本；只有图片时须先识别文字，并逐个核对数字。',
  }),
  'read/rtf': entry({ severity: 'error', message: () => '这是 RTF 文档，不能直接读取', hint: installOffice }),
  'read/through-office': entry<{ format: string }>({
    severity: 'info',
    message: (f) => `${f.format} 文件由 LibreOffice 转换后读取，位置按转换后的文件计`,
    hint: '请对照原文件核对表格和数字。',
  }),
  'read/office-failed': entry<{ format: string }>({
    severity: 'error',
    message: (f) => `LibreOffice 没有把这个 ${f.format} 文件转换出来（文件损坏、超时，或缺少相应的组件），未读取`,
    hint: '请用 Word 或 WPS 打开，另存为 .docx（表格为 .xlsx）后再试；用 --soffice 指明的路径也请核对。',
  }),
  'read/word-xml': entry({ severity: 'error', message: () => '这是存成单个 XML 文件的 Word 文档，不能直接读取', hint: installOffice }),
  'read/xml': entry<{ root: string }>({
    severity: 'error',
    message: (f) => `这是 XML 数据（根元素 ${f.root}），不是网页，也不是报告文档`,
    hint: '请改用报告的 Word 文档、网页或文本。',
  }),
  'read/mhtml-no-page': entry({
    severity: 'error',
    message: () => '单个文件网页（.mht）或邮件中没有网页，也没有文字',
    hint: '请用浏览器打开核对，另存为“网页，仅 HTML”（.html）后再试。',
  }),
  'read/mhtml-cut': entry({
    severity: 'error',
    message: () => '单个文件网页（.mht）不完整，没有结尾的标记：后面的文字可能已经丢失',
    hint: '请重新下载或另存网页后再试。',
  }),
  'read/other-pages': entry<{ texts: readonly string[] }>({
    severity: 'warning',
    message: (f) => {
      const shown = f.texts.slice(0, 5).map((text) => `“${text.length > 30 ? `${text.slice(0, 30)}…` : text}”`)
      return `网页里还有框架页，其中的文字未作正文：${shown.join('、')}${f.texts.length > 5 ? '等' : ''}`
    },
    hint: '如属正文，请打开该框架页，单独另存后转换。',
  }),
  'read/archive': entry<{ format: string }>({
    severity: 'error',
    message: (f) => `这是压缩包（${f.format}），里面没有 Word 文档的正文`,
    hint: '请先解压，再转换其中的报告文件。',
  }),
  'read/binary': entry<{ format: string }>({
    severity: 'error',
    message: (f) => `这不是文档：${f.format}`,
    hint: '请改用报告的 Word 文档（.docx）、网页（.html）或文本（.txt）。',
  }),
  'read/unknown-encoding': entry({
    severity: 'error',
    message: () => '辨认不出文字编码，不能读取',
    hint: '请用记事本或 WPS 打开，确认文字正常后另存为 UTF-8 编码再试。',
  }),

  'read/unreadable-characters': entry<{ count: number; encoding: string }>({
    severity: 'error',
    message: (f) => `按 ${f.encoding} 解码时有 ${f.count} 处无法还原的字符，以“\uFFFD”显示`,
    hint: '请对照原文件补正这些字；其中如有数字，须逐个核对。',
  }),
  'read/control-characters': entry<{ count: number; examples: string }>({
    severity: 'warning',
    message: (f) => `有 ${f.count} 个不可见的控制字符（${f.examples}），按空格处理；夹在数字中间的以“\uFFFD”显示`,
    hint: '这通常是导出时的残留，请对照原文核对这些位置。',
  }),
  'read/mojibake': entry<{ example: string }>({
    severity: 'error',
    message: (f) => `文字是乱码（如“${f.example}”），存盘时编码已弄错，且无法完整还原`,
    hint: '请从原网页或原文档重新复制、导出，存为 UTF-8 编码后再试。',
  }),
  'read/mojibake-lines': entry<{ count: number; texts: readonly string[] }>({
    severity: 'error',
    message: (f) =>
      `有 ${f.count} 行文字是乱码，原样保留，未作还原：${f.texts
        .slice(0, 5)
        .map((text) => `“${text}”`)
        .join('、')}${f.count > 5 ? '等' : ''}`,
    hint: '这几行在合入此文件之前编码已弄错，请从原网页或原文档重新复制。',
  }),
  'read/mojibake-restored': entry<{ before: string; after: string; from: string; as: string }>({
    severity: 'warning',
    message: (f) => `文字原是乱码：${f.from} 的内容曾被当作 ${f.as} 存盘，已全部还原，如“${f.before}”还原为“${f.after}”`,
    hint: '请通读一遍，确认还原无误。',
  }),

  'read/html-too-big': entry({
    severity: 'error',
    message: () => '网页的元素过多或嵌套过深，不像正常的网页，未读取',
    hint: '请用浏览器打开网页，复制正文粘贴到文本文件（.txt）或 Word 文档（.docx）后再试。',
  }),
  'read/image-left-out': entry<{ count: number; names: readonly string[] }>({
    severity: 'warning',
    message: (f) =>
      `正文中有 ${f.count} 幅图片${f.names.length > 0 ? `（${f.names.slice(0, 3).join('、')}）` : ''}，图片中的文字和数字没有读出`,
    hint: '图片若是表格或文字，请在原稿中改为可复制的表格或文字。',
  }),
  'read/hidden-text': entry<{ text: string; more?: readonly string[] }>({
    severity: 'info',
    message: (f) => {
      const texts = [f.text, ...(f.more ?? [])]
      const shown = texts.slice(0, 10).map((text) => `“${text.length > 30 ? `${text.slice(0, 30)}…` : text}”`)
      return `文件中有不显示或划去的文字${texts.length > 1 ? ` ${texts.length} 处` : ''}，未作正文：${shown.join('、')}${texts.length > 10 ? '等' : ''}`
    },
    hint: '如属正文，请在原稿中取消隐藏或删除线。',
  }),

  'read/charts-left-out': entry<{ count: number; texts: readonly string[] }>({
    severity: 'info',
    message: (f) =>
      `工作簿中有 ${f.count} 幅图表，未作正文${
        f.texts.length > 0
          ? `：${f.texts
              .slice(0, 5)
              .map((text) => `“${text.slice(0, 60)}”`)
              .join('、')}`
          : ''
      }`,
    hint: '图表所用的数字在单元格中的照常读取；只在图表中有的，请写进单元格。',
  }),
  'read/xlsx-broken': entry({
    severity: 'error',
    message: () => '电子表格文件（.xlsx）已损坏或过大，不能读取',
    hint: '请用 Excel 或 WPS 表格打开（必要时选择修复），另存为 .xlsx 后再试。',
  }),
  'read/hidden-cells': entry<{ sheets: readonly string[]; cells: readonly string[] }>({
    severity: 'warning',
    message: (f) => {
      const sheets = f.sheets.length > 0 ? `隐藏的工作表${f.sheets.map((name) => `“${name}”`).join('、')}` : ''
      const shown = f.cells.slice(0, 10).join('、')
      const cells =
        f.cells.length > 0 ? `隐藏的行列或合并单元格下面有 ${f.cells.length} 格：${shown}${f.cells.length > 10 ? '等' : ''}` : ''
      return `电子表格中有不显示的内容，未作正文：${[sheets, cells].filter((part) => part !== '').join('；')}`
    },
    hint: '如属正文，请在表格软件中取消隐藏后再试。',
  }),
  'read/formula-without-value': entry<{ cells: readonly string[] }>({
    severity: 'error',
    message: (f) =>
      `有 ${f.cells.length} 格是公式，文件中没有存它们的结果，读不出：${f.cells.slice(0, 10).join('、')}${f.cells.length > 10 ? '等' : ''}`,
    hint: '请用 Excel 或 WPS 表格打开，重新计算后保存再试。',
  }),
  'read/docx-broken': entry({
    severity: 'error',
    message: () => 'Word 文档已损坏，不能读取',
    hint: '请用 Word 或 WPS 打开（必要时选择修复），另存为 .docx 后再试。',
  }),
  'read/zip-forged': entry({
    severity: 'error',
    message: () => '压缩格式的文件内部自相矛盾（成员重名、重叠，或大小与目录不符），不是办公软件写出的文件，未读取',
    hint: '请核对文件来源；确是报告的，请用 Word 或 WPS 打开，另存为新的 .docx 后再试。',
  }),
  'read/docx-encoding': entry<{ encoding: string }>({
    severity: 'error',
    message: (f) => `Word 文档的正文声明为“${f.encoding}”编码，不认识这种编码，未读取`,
    hint: '请用 Word 或 WPS 打开，另存为新的 .docx 后再试。',
  }),
  'read/docx-doctype': entry({
    severity: 'error',
    message: () => 'Word 文档中有文件类型声明（DTD），这不是办公软件写出的文件，未读取',
    hint: '请向提供文件的人索取原稿；用 Word 或 WPS 新建文档，复制文字后另存再试。',
  }),
  'read/docx-too-big': entry({
    severity: 'error',
    message: () => 'Word 文档解压后过大，不像年度报告，未读取',
    hint: '请核对文件来源；确是报告的，请用 Word 或 WPS 打开，另存为新的 .docx 后再试。',
  }),
  'read/tracked-changes': entry<{ deleted: readonly string[]; inserted: number }>({
    severity: 'warning',
    message: (f) =>
      `文档带有修订痕迹，按全部接受读取：插入 ${f.inserted} 处，删除 ${f.deleted.length} 处${
        f.deleted.length > 0
          ? `（${f.deleted
              .slice(0, 5)
              .map((text) => `“${text}”`)
              .join('、')}${f.deleted.length > 5 ? '等' : ''}）`
          : ''
      }`,
    hint: '请在 Word 或 WPS 中审阅修订，接受或拒绝后另存再试。',
  }),
  'read/comments': entry<{ count: number; texts: readonly string[] }>({
    severity: 'info',
    message: (f) =>
      `文档中有 ${f.count} 条批注，未作正文${
        f.texts.length > 0
          ? `：${f.texts
              .slice(0, 5)
              .map((text) => `“${text}”`)
              .join('、')}`
          : ''
      }`,
    hint: '请核对批注是否都已处理。',
  }),
  'read/symbol': entry<{ count: number }>({
    severity: 'warning',
    message: (f) => `有 ${f.count} 个符号字体中的符号无法辨认，以“\uFFFD”显示`,
    hint: '请对照原文档补正这些符号。',
  }),
  'read/unknown-elements': entry<{ names: readonly string[] }>({
    severity: 'info',
    message: (f) => `文档中有不认识的标记（${f.names.slice(0, 5).join('、')}${f.names.length > 5 ? '等' : ''}），其中的文字照常读取`,
    hint: '请对照原文档核对这些文字的位置。',
  }),
  'read/embedded-document': entry<{ count: number }>({
    severity: 'error',
    message: (f) => `文档中嵌有 ${f.count} 个其他格式的文件，其中的文字没有读出`,
    hint: '请用 Word 或 WPS 打开，另存为新的 .docx 后再试。',
  }),

  ...pdfCodes,

  'read/json-syntax': entry<{ line: number; column: number }>({
    severity: 'error',
    message: (f) => `JSON 在第 ${f.line} 行第 ${f.column} 列有语法错误`,
    hint: '文件可能被截断或改坏，请重新导出。',
  }),
  'read/json-foreign': entry({
    severity: 'error',
    message: () => '这是 JSON 数据，但不是本程序写出的报告（没有 schemaVersion）',
    hint: '请改用 nianbao convert --to json 写出的文件，或报告的 Word 文档、网页、文本。',
  }),
  'read/json-newer': entry<{ version: number; known: number }>({
    severity: 'error',
    message: (f) => `报告数据是第 ${f.version} 版，本程序只认识第 ${f.known} 版及更早的`,
    hint: '请升级本程序后再试。',
  }),
  'read/json-invalid': entry<{ line: number; column: number; path: string; fault: string }>({
    severity: 'error',
    message: (f) => `报告数据第 ${f.line} 行第 ${f.column} 列的 ${f.path} 有误：${f.fault}`,
    hint: '数据可能被改动过，请改正此处，或从原稿重新转换。',
  }),
  'read/csv-figure': entry<{ path: string; written: string; state: string }>({
    severity: 'error',
    message: (f) => `CSV 中“${f.path}”一行读不出：表中没有这一格，或者数值“${f.written}”与状态“${f.state}”不合；输出中没有这个数`,
    hint: '请对照原稿改正这一行。',
  }),
  'read/json-disagrees': entry<{ written: string; value: number | string | null }>({
    severity: 'error',
    message: (f) => `数据中原文写“${f.written}”，数值却是${f.value === null ? '空' : ` ${f.value}`}；输出按数值`,
    hint: '两者之一被改动过：请对照原稿，把原文与数值改成一致。',
  }),
}
