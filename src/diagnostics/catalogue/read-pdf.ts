import { entry } from '../entry.js'

const recogniseFirst =
  '请改用报告的 Word 文档、网页，或由 Word 直接导出的 PDF；只有扫描件时，请先用文字识别软件（OCR）处理，并对照原件逐个核对数字。'
const askForOriginal = '请在阅读器中打开核对；能打开的，请重新导出（打印）为 PDF，或改用报告的 Word 文档、网页。'

/** Pages of another format are read by the same rules. */
type OfPages = { readonly format?: string }

function formatOf({ format = 'PDF' }: OfPages): string {
  return format
}

/** Findings of reading PDF and OFD files. */
export const pdfCodes = {
  'read/pdf-encrypted': entry({
    severity: 'error',
    message: () => '这是加了打开密码的 PDF 文件，不能读取',
    hint: '请在阅读器中输入密码打开，取消密码后另存为新的 PDF；或改用报告的 Word 文档、网页。',
  }),
  'read/pdf-broken': entry({ severity: 'error', message: () => 'PDF 文件已损坏或不完整，不能读取', hint: askForOriginal }),
  'read/pdf-page-broken': entry<{ page: number }>({
    severity: 'error',
    message: (f) => `PDF 的第 ${f.page} 页已损坏，这一页没有读出`,
    hint: askForOriginal,
  }),
  'read/pdf-crowded': entry<{ page: number; limit: number }>({
    severity: 'error',
    message: (f) => `PDF 的第 ${f.page} 页画了超过 ${f.limit / 10_000} 万笔，不像报告，文件未读取`,
    hint: askForOriginal,
  }),
  'read/pdf-too-long': entry<OfPages & { pages: number; limit: number }>({
    severity: 'error',
    message: (f) => `${formatOf(f)} 有 ${f.pages} 页，超过 ${f.limit} 页的上限，未读取`,
    hint: '年度报告通常不到 50 页，请核对是否选错了文件；许多份报告合成的文件，请拆开后再转换。',
  }),
  'read/pdf-scanned': entry<OfPages & { pages: readonly number[] }>({
    severity: 'error',
    message: (f) => `${formatOf(f)} 是扫描件或由图片拼成（${pageList(f.pages)}），没有可读的文字`,
    hint: recogniseFirst,
  }),
  'read/pdf-pages-scanned': entry<OfPages & { pages: readonly number[] }>({
    severity: 'error',
    message: (f) => `${formatOf(f)} 的${pageList(f.pages)}是扫描的图片，其中的文字和数字没有读出`,
    hint: recogniseFirst,
  }),
  'read/pdf-outlines': entry<OfPages & { pages: readonly number[] }>({
    severity: 'error',
    message: (f) => `${formatOf(f)} 的${pageList(f.pages)}中文字已转成图形（转曲），没有可读的文字`,
    hint: recogniseFirst,
  }),
  'read/pdf-no-unicode': entry<OfPages & { example: string }>({
    severity: 'error',
    message: (f) => `${formatOf(f)} 的字体没有说明每个字是什么（缺 ToUnicode），读出的是乱码（如“${f.example}”），未读取`,
    hint: '在阅读器中复制文字也会是乱码。请改用报告的 Word 文档、网页，或由 Word 重新导出的 PDF；都没有时先识别文字，并逐个核对数字。',
  }),
  'read/pdf-unknown-characters': entry<OfPages & { count: number; pages: readonly number[] }>({
    severity: 'error',
    message: (f) => `${formatOf(f)} 的${pageList(f.pages)}有 ${f.count} 个字，字体没有说明是什么字，以“\uFFFD”显示`,
    hint: '请对照原文件补正这些字；其中如有数字，须逐个核对。',
  }),
  'read/pdf-recognised': entry<OfPages & { pages: readonly number[] }>({
    severity: 'warning',
    message: (f) => `${formatOf(f)} 的${pageList(f.pages)}是扫描的图片，文字取自识别软件（OCR）留下的文字层，识别可能有误`,
    hint: '请对照图片通读一遍，并逐个核对数字。',
  }),
  'read/pdf-side-by-side': entry<OfPages & { pages: readonly number[]; example: string }>({
    severity: 'warning',
    message: (f) => `${formatOf(f)} 的${pageList(f.pages)}有并排的几段文字（如“${f.example}”处），看不出是分栏还是逐行排列，按逐行读取`,
    hint: '请对照原文件看这几处的语序；是分栏的，按栏改正，或改用 Word 文档、网页。',
  }),
  'read/pdf-against-tags': entry<{ pages: readonly number[]; example: string }>({
    severity: 'warning',
    message: (f) => `PDF 的${pageList(f.pages)}有标签与版面不一致（如“${f.example}”处），按看到的版面读取`,
    hint: '请对照原文件看这几处的表格和分段；标签供读屏软件使用，标错的请在原文件中改正后重新导出。',
  }),
}

/** `第2、4、5页`; of many pages the first. */
function pageList(pages: readonly number[]): string {
  return `第${pages.slice(0, 12).join('、')}${pages.length > 12 ? '等' : ''}页`
}
