import { describe, expect, it } from 'vitest'
import { composeDocument } from '../../../src/compose/compose.js'
import type { Document, DocumentCell, DocumentTable } from '../../../src/model/document.js'
import type { Content } from '../../../src/model/report.js'
import { formTable, heading, makeReport, paragraph, reportOf, table } from '../../report-factory.js'

describe('the title', () => {
  it('is the report’s own', () => {
    expect(composeDocument(makeReport()).blocks[0]).toEqual({
      kind: 'title',
      text: '青河市水务局2024年政府信息公开工作年度报告',
      inferred: false,
    })
  })

  it.each([
    [{ title: null }, '青河市水务局2024年政府信息公开工作年度报告'],
    [{ title: null, year: null }, '青河市水务局政府信息公开工作年度报告'],
    [{ title: null, organ: null }, '2024年政府信息公开工作年度报告'],
    [{ title: null, organ: null, year: null }, '政府信息公开工作年度报告'],
    [{ title: null, kind: 'other' as const }, '无标题文档'],
  ])('is made of what is known where the report has none (%#)', (changes, text) => {
    const document = composeDocument(makeReport(changes))
    expect(document.blocks[0]).toEqual({ kind: 'title', text, inferred: true })
    expect(document.title).toBe(text)
  })
})

describe('the date', () => {
  const dated = (text: string) => composeDocument(makeReport({ closing: [{ ...paragraph(text), role: 'date' }] })).date

  it('is the one in the closing block', () => {
    expect(dated('2025年1月9日')).toBe('2025-01-09')
    expect(dated('二〇二五年一月二十一日')).toBe('2025-01-21')
    expect(dated('二○二五年十月三十日')).toBe('2025-10-30')
  })

  it('is the day on which the page says it was published, where the report has none that exists', () => {
    const dropped = [{ text: '发布日期：2025-01-22 09:30 来源：办公室', at: { start: 0, end: 1 } }]
    expect(composeDocument(makeReport({ closing: [], dropped })).date).toBe('2025-01-22')
    expect(composeDocument(makeReport({ closing: [{ ...paragraph('2025年2月30日'), role: 'date' }], dropped })).date).toBe('2025-01-22')
  })

  it('is none where the source states none', () => {
    expect(dated('2025年2月30日')).toBeNull()
    expect(composeDocument(makeReport({ closing: [] })).date).toBeNull()
  })
})

describe('headings', () => {
  const levels = (blocks: Content[]) =>
    composeDocument(reportOf(blocks)).blocks.flatMap((block) => (block.kind === 'heading' ? [block.level] : []))

  it('skip no level and stay even', () => {
    expect(levels([heading(3, '1.甲'), heading(3, '2.乙'), heading(2, '（一）丙'), heading(4, '（1）丁'), heading(4, '（2）戊')])).toEqual([
      1, 2, 2, 2, 3, 3,
    ])
  })

  it('have ids of their own', () => {
    const report = makeReport()
    const document = composeDocument({ ...report, sections: [...report.sections, ...report.sections] })
    const ids = document.blocks.flatMap((block) => (block.kind === 'heading' ? [block.id] : []))
    expect(ids).toContain('section-overview')
    expect(ids).toContain('section-overview-2')
    expect(new Set(ids).size).toBe(ids.length)
  })
})

describe('statutory tables', () => {
  it('hold every figure of the form, in the shape it is printed in', () => {
    const document = composeDocument(makeReport())
    expect(tablesOf(document).map((table) => [table.id, table.columnCount, figureCells(table).length])).toEqual([
      ['disclosure', 4, 10],
      ['applications', 10, 175],
      ['disputes', 15, 15],
    ])
    expect(figureCells(tableOf(composeDocument(makeReport({ form: 'annual-2019' })), 'applications'))).toHaveLength(161)
    tablesOf(document).forEach(expectWholeGrid)
  })

  it('have cells that name all their headers, outermost first', () => {
    const applications = tableOf(composeDocument(makeReport()), 'applications')
    expect(headerTexts(applications, 'applications.received.naturalPerson')).toEqual([
      '申请人情况',
      '自然人',
      '一、本年新收政府信息公开申请数量',
    ])
    expect(headerTexts(applications, 'applications.denied.thirdPartyRights.research')).toEqual([
      '申请人情况',
      '法人或其他组织',
      '科研机构',
      '三、本年度办理结果',
      '（三）不予公开',
      '4.保护第三方合法权益',
    ])
    const disputes = tableOf(composeDocument(makeReport()), 'disputes')
    expect(headerTexts(disputes, 'disputes.litigation.afterReconsideration.total')).toEqual(['行政诉讼', '复议后起诉', '总计'])
    const disclosure = tableOf(composeDocument(makeReport()), 'disclosure')
    expect(headerTexts(disclosure, 'disclosure.fees.amount')).toEqual(['本年收费金额（单位：万元）', '行政事业性收费'])
  })

  it('give the corner cell a short name and no cells to head', () => {
    const applications = tableOf(composeDocument(makeReport()), 'applications')
    const corner = cellsOf(applications)[0]!
    expect(corner).toMatchObject({ abbr: '事项', scope: 'colgroup', colSpan: 3, rowSpan: 3, headers: [] })
    expect(cellsOf(applications).some((cell) => cell.headers.includes(corner.id!))).toBe(false)
  })

  it('span each group over its rows', () => {
    const groups = cellsOf(tableOf(composeDocument(makeReport()), 'applications')).filter(
      (cell) => cell.rowSpan > 1 && cell.scope?.startsWith('row'),
    )
    expect(groups.map((cell) => [cell.text, cell.rowSpan, cell.scope])).toEqual([
      ['三、本年度办理结果', 22, 'rowgroup'],
      ['（三）不予公开', 8, 'row'],
      ['（四）无法提供', 3, 'row'],
      ['（五）不予处理', 5, 'row'],
      ['（六）其他处理', 3, 'row'],
    ])
  })

  it('show each state of a figure, never a number for one that is not there', () => {
    const set = {
      'disclosure.rules.issued': { value: 1234, written: '1，234', state: 'read' },
      'disclosure.rules.repealed': { written: '', state: 'blank' },
      'disclosure.rules.inForce': { written: '/', state: 'notApplicable' },
      'disclosure.normativeDocuments.issued': { written: '3?', state: 'lost' },
      'disclosure.normativeDocuments.repealed': { value: 7, written: '', state: 'inferred' },
      'disclosure.fees.amount': { value: '12.50', written: '12.50万元', unit: '万元', state: 'read' },
    } as const
    const disclosure = tableOf(composeDocument(makeReport({ set })), 'disclosure')
    const shown = Object.keys(set).map((path) => figureCells(disclosure).find((cell) => cell.figure!.path === path)!)
    expect(shown.map((cell) => cell.text)).toEqual(['1234', '', '/', '〔缺〕', '7', '12.50万元'])
    expect(shown.map((cell) => cell.figure!.written)).toEqual(['1，234', undefined, undefined, '3?', '', undefined])
  })

  it('keep the sign of an increase', () => {
    const set = { 'disclosure.licensing.change': { value: 5, written: '+5', state: 'read' }, 'disclosure.penalties.change': -8 } as const
    const disclosure = tableOf(composeDocument(makeReport({ form: 'annual-2019', set })), 'disclosure')
    expect(
      figureCells(disclosure)
        .filter((cell) => cell.figure!.path.endsWith('change'))
        .map((cell) => cell.text),
    ).toContain('+5')
    expect(figureCells(disclosure).map((cell) => cell.text)).toContain('-8')
  })

  it('keep totals and the last row of a group with what stands above', () => {
    const rows = tableOf(composeDocument(makeReport()), 'applications').parts[0]!.body
    const kept = rows.filter((row) => row.keepWithPrevious).map((row) => row.cells.findLast((cell) => cell.scope !== undefined)!.text)
    expect(kept).toEqual([
      '8.属于行政查询事项',
      '3.补正后申请内容仍不明确',
      '5.要求行政机关确认或重新出具已获取信息',
      '3.其他',
      '（七）总计',
      '四、结转下年度继续办理',
    ])
  })
})

describe('rows a form does not have', () => {
  const withExtra = (id: 'disclosure' | 'applications' | 'disputes', after: string | null, cells: string[]) => {
    const report = makeReport()
    const sections = [{ id, heading: '表', blocks: [{ ...formTable(id), extraRows: [{ after, cells }] }] }]
    const composed = tableOf(composeDocument({ ...report, sections }), id)
    expectWholeGrid(composed)
    return composed
  }

  it('stand in the group they belong to', () => {
    const applications = withExtra('applications', 'denied.administrativeQuery', ['9.其他情形', '1', '0', '0', '0', '0', '0', '1'])
    expect(cellsOf(applications).find((cell) => cell.text === '（三）不予公开')!.rowSpan).toBe(9)
    const row = rowOf(applications, '9.其他情形')
    expect(row.map((cell) => [cell.text, cell.column])).toEqual([
      ['9.其他情形', 2],
      ['1', 3],
      ['0', 4],
      ['0', 5],
      ['0', 6],
      ['0', 7],
      ['0', 8],
      ['1', 9],
    ])
    expect(textsOf(applications, row[1]!.headers)).toEqual(['申请人情况', '自然人', '三、本年度办理结果', '（三）不予公开', '9.其他情形'])
  })

  it('leave the group where their ordinal says so', () => {
    const applications = withExtra('applications', 'concluded', ['（八）其他', '0', '0', '0', '0', '0', '0', '0'])
    expect(cellsOf(applications).find((cell) => cell.text === '三、本年度办理结果')!.rowSpan).toBe(23)
    const beyond = withExtra('applications', 'carriedOut', ['五、备注', '无'])
    expect(rowOf(beyond, '五、备注').map((cell) => [cell.column, cell.colSpan])).toEqual([
      [0, 3],
      [3, 7],
    ])
  })

  it('lose no cell where there are more than the grid holds', () => {
    const disputes = withExtra('disputes', '', ['备注', ...Array.from({ length: 15 }, (_, index) => String(index))])
    expect(cellsOf(disputes).filter((cell) => cell.figure === undefined && cell.headers.length > 0).length).toBeGreaterThanOrEqual(14)
    expect(rowOf(disputes, '备注')).toHaveLength(1)
  })

  it('come first or last where their place is unknown', () => {
    expect(withExtra('disclosure', null, ['说明', '甲']).parts[0]!.body[0]!.cells[0]!.text).toBe('说明')
    expect(withExtra('disclosure', 'nothing', ['说明', '甲']).parts.at(-1)!.body.at(-1)!.cells[0]!.text).toBe('说明')
  })
})

describe('other tables', () => {
  const only = (content: Content) => {
    const composed = tableOf(composeDocument(reportOf([content])), 'table-1')
    expectWholeGrid(composed)
    return composed
  }

  it('take the headers the source marks', () => {
    const composed = only(
      table(
        [
          ['渠道', '条数'],
          ['网站', '10'],
        ],
        { caption: '公开渠道', header: true },
      ),
    )
    expect(composed).toMatchObject({ caption: '公开渠道', captionShown: true, form: null })
    expect(composed.headersInferred).toBeUndefined()
    expect(textsOf(composed, composed.parts[0]!.body[0]!.cells[1]!.headers)).toEqual(['条数'])
  })

  it('find headers where the source marks none, and say so', () => {
    const composed = only(
      table([
        ['渠道', '条数'],
        ['网站', '10'],
        ['公报', '2'],
      ]),
    )
    expect(composed).toMatchObject({ headersInferred: true, captionShown: false, caption: '总体情况（附表）' })
    expect(textsOf(composed, composed.parts[0]!.body[1]!.cells[1]!.headers)).toEqual(['条数', '公报'])
  })

  it('fill up short rows with cells marked as not in the report', () => {
    const composed = only(table([['甲', '乙', '丙'], ['1'], ['1', '2', '3']]))
    expect(composed.parts[0]!.body[0]!.cells.map((cell) => cell.filler ?? false)).toEqual([false, true, true])
  })

  it('clip spans that run out of the table or into one another', () => {
    const composed = only({
      kind: 'table',
      rows: [[{ text: '甲', rowSpan: 99, colSpan: 5000 }, { text: '乙' }], [{ text: '丙', colSpan: 3 }], []],
    })
    expect(composed.columnCount).toBe(2)
  })

  it('align a column as a whole', () => {
    const composed = only(
      table([
        ['平台', '条数'],
        ['网站', '1'],
        ['“青河水务”微信公众号', '2'],
      ]),
    )
    expect(composed.parts[0]!.body.map((row) => row.cells.map((cell) => cell.align))).toEqual([
      ['left', 'center'],
      ['left', 'center'],
    ])
  })

  it('keep a head whole that reaches into later rows', () => {
    const composed = only({
      kind: 'table',
      rows: [
        [
          { text: '项目', header: true, rowSpan: 2 },
          { text: '数量', header: true, colSpan: 2 },
        ],
        [
          { text: '网站', header: true },
          { text: '公报', header: true },
        ],
        [{ text: '合计', header: true }, { text: '1' }, { text: '2' }],
      ],
    })
    expect(composed.parts[0]!.head).toHaveLength(2)
    const [total] = composed.parts[0]!.body
    expect(total!.keepWithPrevious).toBe(true)
    expect(textsOf(composed, total!.cells[2]!.headers)).toEqual(['数量', '公报', '合计'])
  })
})

function tablesOf(document: Document): DocumentTable[] {
  return document.blocks.filter((block) => block.kind === 'table')
}

function tableOf(document: Document, id: string): DocumentTable {
  return tablesOf(document).find((candidate) => candidate.id === id)!
}

function rowsOf(composed: DocumentTable) {
  return composed.parts.flatMap((part) => [...part.head, ...part.body])
}

function cellsOf(composed: DocumentTable): DocumentCell[] {
  return rowsOf(composed).flatMap((row) => row.cells)
}

function figureCells(composed: DocumentTable): DocumentCell[] {
  return cellsOf(composed).filter((cell) => cell.figure)
}

function rowOf(composed: DocumentTable, label: string): readonly DocumentCell[] {
  return rowsOf(composed).find((row) => row.cells.some((cell) => cell.text === label))!.cells
}

function textsOf(composed: DocumentTable, ids: readonly string[]): (string | undefined)[] {
  return ids.map((id) => cellsOf(composed).find((cell) => cell.id === id)?.text)
}

function headerTexts(composed: DocumentTable, path: string) {
  return textsOf(composed, figureCells(composed).find((cell) => cell.figure!.path === path)!.headers)
}

/** Every place of the grid is covered once, ids are unique, and every header named exists. */
function expectWholeGrid(composed: DocumentTable): void {
  for (const part of composed.parts) {
    for (const rows of [part.head, part.body]) {
      const covered = new Set<string>()
      rows.forEach((row, index) => {
        for (const cell of row.cells) {
          for (let down = 0; down < cell.rowSpan; down++)
            for (let across = 0; across < cell.colSpan; across++) {
              const place = `${index + down},${cell.column + across}`
              expect(covered.has(place), `${composed.id}: ${place} covered twice`).toBe(false)
              covered.add(place)
            }
        }
      })
      expect(covered.size).toBe(rows.length * composed.columnCount)
    }
  }
  const ids = cellsOf(composed).flatMap((cell) => cell.id ?? [])
  expect(new Set(ids).size).toBe(ids.length)
  for (const cell of cellsOf(composed)) for (const id of cell.headers) expect(ids).toContain(id)
}
