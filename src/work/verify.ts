import { readReports, type ReadReport } from '../convert.js'
import type { Report } from '../model/report.js'
import { writers } from '../writers/registry.js'
import type { MadeFile } from './convert-one.js'
import type { Store } from './store.js'

/** An output that does not say what the model says; the message is for the user. */
class VerifyError extends Error {
  override readonly name = 'VerifyError'
}

/**
 * Reads every output back from the store: it must be the bytes that were written, and formats that nianbao reads must give the figures and
 * texts of the model.
 */
export async function verifyFiles(read: ReadReport, files: readonly MadeFile[], store: Store): Promise<void> {
  for (const { name, format, bytes: written } of files) {
    if (format === null) continue
    const bytes = await store.read(name)
    if (Buffer.compare(bytes, written) !== 0) throw new VerifyError(`${name} 与写出的内容不一致`)
    if (writers[format].readBack === 'bytes') continue
    const [again] = (await readReports(bytes, name)).reports
    const difference = again ? firstDifference(read.report, again.report) : '读不出报告'
    if (difference) throw new VerifyError(`${name} 读回后与原报告不一致：${difference}`)
  }
}

/** The first figure or text in which two reports differ; null where they say the same. */
function firstDifference(a: Report, b: Report): string | null {
  return differenceOf('数字', figuresOf(a), figuresOf(b)) ?? differenceOf('文字', textsOf(a), textsOf(b))
}

function differenceOf(what: string, a: readonly string[], b: readonly string[]): string | null {
  const index = a.findIndex((value, i) => value !== b[i])
  if (index >= 0) return `${what}“${a[index]}”变成“${b[index] ?? '（没有）'}”`
  return b.length > a.length ? `多出${what}“${b[a.length]}”` : null
}

function figuresOf(report: Report): string[] {
  return report.figures.map((figure) => `${figure.path}=${figure.value ?? ''}（${figure.state}）`)
}

function textsOf(report: Report): string[] {
  const sections = report.sections.map((section) => [section.heading, ...section.blocks.flatMap(textsOfContent)])
  return [...report.preamble.flatMap(textsOfContent), ...sections.flat(), ...report.closing.flatMap(textsOfContent)]
}

function textsOfContent(content: Report['preamble'][number]): string[] {
  switch (content.kind) {
    case 'heading':
    case 'paragraph':
      return [content.text]
    case 'table':
      return content.rows.flatMap((row) => row.map((cell) => cell.text))
    case 'form':
      return content.extraRows.flatMap((row) => row.cells)
  }
}
