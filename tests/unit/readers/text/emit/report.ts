import { findForm } from '../../../../../src/forms/index.js'
import { figurePaths } from '../../../../../src/forms/layout.js'
import { makeSheet, type Sheet } from './sheet.js'

/** A report to be written out: its text, and its tables with the texts of their cells. */
export interface EmittedReport {
  readonly before: readonly string[]
  readonly sections: readonly { readonly title: string; readonly paragraphs: readonly string[]; readonly sheet?: Sheet }[]
}

export type Texts = ReadonlyMap<string, string>

/** The report of a form with these texts in its cells; an invented organ. */
export function makeReport(form: string, texts: Texts): EmittedReport {
  const { sections, tables } = findForm(form)
  const sheet = (id: string | undefined) => {
    const table = tables.find((candidate) => candidate.id === id)
    return table ? { sheet: makeSheet(table, (path) => texts.get(path) ?? '0') } : {}
  }
  return {
    before: [
      '岚溪区水务局2024年政府信息公开工作年度报告',
      '根据《中华人民共和国政府信息公开条例》规定，编制本报告。所列数据的统计期限为2024年1月1日至12月31日。',
    ],
    sections: sections.map((section) => ({
      title: `${section.ordinal}、${section.label}`,
      paragraphs: section.table ? [] : [`关于${section.label}，本局按照要求做好各项工作，取得了一定成效。`],
      ...sheet(section.table),
    })),
  }
}

export function allPaths(form: string): string[] {
  return findForm(form).tables.flatMap((table) => figurePaths(table))
}
