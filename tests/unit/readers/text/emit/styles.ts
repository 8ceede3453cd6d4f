import type { EmittedReport } from './report.js'
import { coveredBefore, fullGrid, type Sheet, type SheetRow } from './sheet.js'

/** A way of writing a table out as text, as exporters do it. */
export type SheetWriter = (sheet: Sheet) => string[]

const pad = (count: number) => '|'.repeat(Math.max(0, count))
const texts = (row: SheetRow) => row.map((cell) => cell.text)

/** One cell a line; pads fill the row up to the width, except in the table's last row. */
function cellLines(sheet: Sheet, line: (cells: string[], pads: number) => string[], width = sheet.width): string[] {
  return sheet.rows.flatMap((row, index) => line(texts(row), index === sheet.rows.length - 1 ? 0 : width - row.length))
}

const ownLine = (count: number) => (count > 0 ? [pad(count)] : [])
const closed = (cells: readonly string[]) => cells.map((text) => (text === '' ? '|' : `${text} |`))

/** The pipe styles, by their numbers in the catalogue of styles. */
export const pipeStyles: Readonly<Record<string, SheetWriter>> = {
  M1: (sheet) => cellLines(sheet, (cells, pads) => [...closed(cells), ...ownLine(pads)]),
  M2: (sheet) => cellLines(sheet, (cells) => closed(cells)),
  M3: (sheet) => cellLines(sheet, (cells, pads) => [...closed(cells), ...ownLine(pads)], sheet.width + 1),
  M4: (sheet) =>
    cellLines(
      sheet,
      (cells, pads) => ['|', ...closed(cells).slice(0, -1), `${closed(cells).at(-1)!}${pads > 0 ? ` ${pad(pads)}` : ''}`],
      sheet.width + 1,
    ),
  M5: (sheet) => cellLines(sheet, (cells, pads) => ['|', ...closed(cells), ...ownLine(pads)]),
  M6: (sheet) =>
    cellLines(sheet, (cells, pads) => [...closed(cells).slice(0, -1), `${closed(cells).at(-1)!}${pads > 0 ? ` ${pad(pads)}` : ''}`]),
  M7: (sheet) => sheet.rows.flatMap((row) => texts(row).flatMap((text) => (text === '' ? ['|'] : [text, '|']))),
  M8: (sheet) =>
    sheet.rows.flatMap((row) =>
      [
        texts(row)[0]!,
        ...texts(row)
          .slice(1)
          .map((text) => `| ${text}`.trimEnd()),
        '|',
      ].filter((line) => line !== ''),
    ),
  M9: (sheet) =>
    sheet.rows.map((row, index) =>
      `${texts(row).join(' | ')} | ${index === sheet.rows.length - 1 ? '' : pad(sheet.width - row.length)}`.trimEnd(),
    ),
  M10: (sheet) => sheet.rows.map((row) => `${texts(row).join(' | ')} |`),
  M11: (sheet) => {
    const covered = coveredBefore(sheet)
    return sheet.rows.map((row, index) => `${'| '.repeat(covered[index]!)}${texts(row).join(' | ')} |`)
  },
  M12: (sheet) => sheet.rows.map((row) => `| ${texts(row).join(' | ')} | ${pad(sheet.width - row.length)}`.trimEnd()),
  M13: (sheet) =>
    fullGrid(sheet).flatMap((row, index) => [`| ${row.join(' | ')} |`, ...(index === 0 ? [`|${'---|'.repeat(sheet.width)}`] : [])]),
  M14: (sheet) => sheet.rows.flatMap((row) => ['| ', ...texts(row).flatMap((text) => [`       ${text}  | `, '      '])]),
  M24: (sheet) => [...sheet.rows.map((row) => `${texts(row).join(' | ')} |`), '| | | |'],
  M25: (sheet) => fullGrid(sheet).map((row) => `｜${row.join('｜')}｜`),
}

/** Styles without pipes, a table at a time. */
export const bareStyles: Readonly<Record<string, SheetWriter>> = {
  M15: (sheet) => sheet.rows.flatMap((row) => texts(row).flatMap((text) => [text, ''])),
  M19: (sheet) => rawLines(sheet),
  M21: (sheet) => withPageMarks(rawLines(sheet)),
  tabs: (sheet) => sheet.rows.map((row) => texts(row).join('\t')),
  spreadsheet: (sheet) => fullGrid(sheet).map((row) => row.join('\t')),
}

/** A row a line, cells parted by spaces; headers of several rows a cell a line. */
function rawLines(sheet: Sheet): string[] {
  return sheet.rows.map((row) =>
    texts(row)
      .filter((text) => text !== '')
      .join(' '),
  )
}

function withPageMarks(lines: readonly string[]): string[] {
  const middle = Math.ceil(lines.length / 2)
  return [...lines.slice(0, middle), '- 4 -', 'Page 5 - 2024年报', 'P. 5', ...lines.slice(middle)]
}

/** The whole report, each table written by the writer given. */
export function writeLines(report: EmittedReport, write: SheetWriter): string[] {
  return [
    ...report.before,
    ...report.sections.flatMap((section) => [section.title, ...section.paragraphs, ...(section.sheet ? write(section.sheet) : [])]),
  ]
}

/** M16: a line that has been seen before is dropped. */
export function withoutRepeats(lines: readonly string[]): string[] {
  return [...new Set(lines.filter((line) => line !== ''))]
}

/** M17: sections with tables run together into one line. */
export function flatten(report: EmittedReport): string[] {
  const tables = report.sections.filter((section) => section.sheet)
  const flat = tables
    .map(
      (section) =>
        `${section.title} ${section
          .sheet!.rows.map((row) =>
            texts(row)
              .filter((text) => text !== '')
              .join(' '),
          )
          .join(' ')}`,
    )
    .join(' ')
  const first = report.sections.findIndex((section) => section.sheet)
  const line = (section: EmittedReport['sections'][number]) => [section.title, ...section.paragraphs]
  return [
    ...report.before,
    ...report.sections.slice(0, first).flatMap(line),
    flat,
    ...report.sections
      .slice(first)
      .filter((section) => !section.sheet)
      .flatMap(line),
  ]
}
