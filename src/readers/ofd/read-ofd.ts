import type { Reporter } from '../../diagnostics/diagnostic.js'
import type { Report } from '../../model/report.js'
import { PackageFault } from '../docx/package-fault.js'
import { readJson } from '../json/read-json.js'
import { judgePages } from '../pdf/judge-pages.js'
import { readContent } from '../pdf/read-content.js'
import { mostPages } from '../pdf/read-pdf.js'
import type { Content } from '../reader.js'
import { openOfd, type OfdFile } from './open-ofd.js'
import { readMarks } from './read-marks.js'

/** An OFD file's text and blocks, or the report that one of ours carries as data; null where it was refused, which has been reported. */
export function readOfd(bytes: Uint8Array, report: Reporter): Content | null {
  try {
    return readPages(openOfd(bytes), ofOfd(report))
  } catch (error) {
    if (!(error instanceof PackageFault)) throw error
    report('read/ofd-broken', {})
    return null
  }
}

/** The findings of pages are those of PDF; their sentences name the format. */
function ofOfd(report: Reporter): Reporter {
  return (code, facts, where) => report(code, code.startsWith('read/pdf-') ? { ...facts, format: 'OFD' } : facts, where)
}

function readPages(file: OfdFile, report: Reporter): Content | null {
  const attached = attachedReport(file)
  if (attached) return { reports: [attached] }
  if (file.pages.length > mostPages) {
    report('read/pdf-too-long', { pages: file.pages.length, limit: mostPages })
    return null
  }
  for (const text of file.annotations) report('read/ofd-annotation', { text })
  const marks = file.pages.map((page, index) => readMarks(page, index + 1))
  return judgePages(marks, report) ? readContent(marks, report) : null
}

/** Put in by our own writer. What any other program attaches is no part of the text. */
function attachedReport({ creator, attachments }: OfdFile): Report | null {
  const data = creator === 'nianbao' ? attachments.find(({ name }) => /\.json$/i.test(name))?.bytes() : undefined
  return data ? readJson(new TextDecoder().decode(data), () => {}) : null
}
