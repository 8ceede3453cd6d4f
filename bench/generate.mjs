import { findFormTable } from '../dist/forms/index.js'
import { figureRows } from '../dist/forms/layout.js'
import { below, pick, randomFrom } from './random.mjs'

/** Reports made up from a seed: invented organs, sums that hold, prose of as many sentences as asked for. */

export const styles = ['pipe', 'rows', 'markdown', 'html']

const places = ['青屿市', '望川县', '岚溪区', '澜江市', '鹿鸣县', '栖霞岭区', '云栈县', '白鹭洲区', '松照市', '石泉湾县']
const bureaus = ['水务局', '财政局', '教育局', '交通运输局', '市场监督管理局', '农业农村局', '生态环境局', '民政局', '统计局', '审计局']
const subjects = [
  '政务公开专栏',
  '规范性文件',
  '重点领域信息',
  '政策解读材料',
  '公开指南',
  '依申请公开办理台账',
  '政务新媒体',
  '公开目录',
  '办事指南',
  '年度工作要点',
]
const verbs = ['及时更新', '逐项梳理', '全面清理', '规范发布', '动态调整', '认真审核', '集中整治', '稳妥推进', '定期检查', '持续完善']
const aims = [
  '方便群众查询',
  '保障公众知情权',
  '提升公开质量',
  '回应社会关切',
  '压实工作责任',
  '确保内容准确',
  '提高办理效率',
  '加强监督保障',
]
const spare = [
  ...'鑫淼焱垚犇骉羴猋赟赪戬璟翀翊翾骞骧髦麒麟黛黥黼龢翙翛聿肇胤膺舸艉芃芈苁苎茕荻莳莼菀葳蒇蓥蕤薷藜蘅虢蚩蛏蜃螈蠃衿裎褓觊觥訇谌谟豳贲赑踔轫辔迨逦遒邂邕郓郗郯酆酽醌釉鉴铉锒镠阆陬隗隽霈霭靓鞅韪颀飨馥驷骖骢髹魁鲲鸷鹇鹕麂麴黉鼐鼗齑',
]

/** @returns {{ name: string, text: string }} */
export function generateReport(seed, style, sentences = 40) {
  const random = randomFrom(seed)
  const organ = `${pick(random, places)}${pick(random, bureaus)}`
  const year = 2021 + below(random, 5)
  const tables = makeTables(random)
  const parts = { organ, year, tables, sentences: () => prose(random, Math.max(1, Math.round(sentences / 8))) }
  return { name: `${String(seed).padStart(5, '0')}-${style}.${extensions[style]}`, text: writers[style](parts) }
}

/** A file as transfers, disks and wrong programs leave it: cut off, overwritten, emptied, or decoded wrongly. */
export function damage(seed, bytes) {
  const random = randomFrom(seed)
  const kinds = [
    () => bytes.subarray(0, below(random, bytes.length)),
    () => Buffer.alloc(0),
    () => Buffer.from(bytes.map((byte) => (random() < 0.02 ? below(random, 256) : byte))),
    () => Buffer.from(bytes.map(() => below(random, 256))),
    () => Buffer.concat([bytes.subarray(0, bytes.length >> 1), Buffer.alloc(bytes.length >> 1)]),
    () => Buffer.from(bytes.toString('latin1').replaceAll('\xe3', '?'), 'latin1'),
  ]
  return pick(random, kinds)()
}

const extensions = { pipe: 'txt', rows: 'txt', markdown: 'md', html: 'html' }

function prose(random, count) {
  const sentence = () =>
    `${pick(random, verbs)}${pick(random, subjects)}${1 + below(random, 400)}项，${pick(random, aims)}，由${pick(random, spare)}${pick(random, spare)}同志负责的专班${pick(random, verbs)}${pick(random, subjects)}`
  return `${Array.from({ length: count }, sentence).join('；')}。`
}

/** Figures of the three tables, by path, with every sum of the form holding. */
function makeTables(random) {
  const figures = new Map()
  for (const id of ['disclosure', 'applications', 'disputes']) {
    for (const row of figureRows(findFormTable('annual-2021', id))) {
      for (const { path, column } of row.figures)
        figures.set(
          path,
          column.kind === 'amount'
            ? `${below(random, 900)}.${1 + below(random, 9)}`
            : path.includes('.rules.')
              ? 0
              : below(random, id === 'disclosure' ? 3000 : 9),
        )
    }
  }
  for (const id of ['applications', 'disputes']) balance(findFormTable('annual-2021', id), figures)
  return ['disclosure', 'applications', 'disputes'].map((id) => layOut(findFormTable('annual-2021', id), figures))
}

/** Makes the sums hold: totals of rows, then the results, then what was received. */
function balance(table, figures) {
  const rows = figureRows(table)
  const part = table.parts[0]
  for (const sum of table.sums.filter((one) => one.axis === 'column' && one.right.length === 1)) {
    for (const column of part.columns)
      setTo(
        figures,
        `${table.id}.${sum.right[0]}.${column.id}`,
        sum.left.map((row) => `${table.id}.${row}.${column.id}`),
      )
  }
  for (const sum of table.sums.filter((one) => one.axis === 'column' && one.right.length > 1)) {
    for (const column of part.columns) {
      const [received, ...others] = sum.left.map((row) => `${table.id}.${row}.${column.id}`)
      for (const other of others) figures.set(other, 0)
      setTo(
        figures,
        received,
        sum.right.map((row) => `${table.id}.${row}.${column.id}`),
      )
    }
  }
  for (const sum of table.sums.filter((one) => one.axis === 'row')) {
    for (const row of rows) {
      const at = (column) => (row.row.id === '' ? `${table.id}.${column}` : `${table.id}.${row.row.id}.${column}`)
      setTo(figures, at(sum.right[0]), sum.left.map(at))
    }
  }
}

function setTo(figures, path, parts) {
  figures.set(
    path,
    parts.reduce((total, part) => total + figures.get(part), 0),
  )
}

/** The printed grid: rows of { text, colSpan, rowSpan }. */
function layOut(table, figures) {
  const rows = []
  for (const part of table.parts) {
    if (part.caption) rows.push([{ text: part.caption.label, colSpan: table.width, rowSpan: 1 }])
    for (const head of part.head)
      rows.push(head.map((cell) => ({ text: cell.label, colSpan: cell.colSpan ?? 1, rowSpan: cell.rowSpan ?? 1 })))
    for (const row of figureRows({ ...table, parts: [part] })) rows.push(bodyRow(table, part, row, figures))
  }
  return { width: table.width, rows }
}

function bodyRow(table, part, row, figures) {
  const groups = row.groups
    .filter(({ first }) => first)
    .map(({ group, rowCount }) => ({ text: group.label, colSpan: 1, rowSpan: rowCount }))
  const label = row.row.label === '' ? [] : [{ text: row.row.label, colSpan: table.stub - row.groups.length, rowSpan: 1 }]
  const heads = part.head.at(-1)
  const cells = row.figures.map(({ path, column }) => ({
    text: String(figures.get(path)),
    colSpan: heads.find((head) => head.column === column.id)?.colSpan ?? 1,
    rowSpan: 1,
  }))
  return [...groups, ...label, ...cells]
}

const writers = {
  pipe: (parts) =>
    textReport(
      parts,
      ({ width, rows }) =>
        rows
          .map((row, index) => [...row.map((cell) => `${cell.text} |`), ...padLine(width - row.length, index < rows.length - 1)].join('\n'))
          .join('\n'),
      '\n',
    ),
  rows: (parts) =>
    textReport(
      parts,
      ({ width, rows }) =>
        rows.map((row) => `${row.map((cell) => `${cell.text} | `).join('')}${'|'.repeat(width - row.length)}`).join('\n'),
      '\n',
    ),
  markdown: (parts) =>
    textReport(
      parts,
      (table) => {
        const [head, ...rest] = expand(table).map((row) => `| ${row.join(' | ')} |`)
        return [head, `|${' --- |'.repeat(table.width)}`, ...rest].join('\n')
      },
      '\n\n',
      '## ',
      '# ',
    ),
  html: (parts) => {
    const table = ({ rows }) =>
      `<table border="1"><tbody>${rows.map((row) => `<tr>${row.map((cell) => `<td colspan="${cell.colSpan}" rowspan="${cell.rowSpan}"><p align="center">${cell.text}</p></td>`).join('')}</tr>`).join('\n')}</tbody></table>`
    const body = textReport(parts, table, '\n')
      .split('\n')
      .map((line) => (line.startsWith('<t') || line.startsWith('<tr') ? line : `<p>${line}</p>`))
    return `<!DOCTYPE html><html><head><meta charset="utf-8"><title>${parts.organ}</title></head><body><div class="nav">首页 &gt; 政务公开</div><div class="content">${body.join('\n')}</div></body></html>`
  },
}

function padLine(count, wanted) {
  return count > 0 && wanted ? ['|'.repeat(count)] : []
}

function textReport({ organ, year, tables, sentences }, table, gap, heading = '', title = '') {
  const [disclosure, applications, disputes] = tables.map(table)
  return [
    `${title}${organ}${year}年政府信息公开工作年度报告`,
    `根据《中华人民共和国政府信息公开条例》编制本报告，统计期限为${year}年1月1日至${year}年12月31日。`,
    `${heading}一、总体情况`,
    ...['主动公开', '依申请公开', '政府信息管理', '政府信息公开平台建设', '监督保障'].map(
      (name, index) => `（${'一二三四五'[index]}）${name}情况。${sentences()}`,
    ),
    `${heading}二、主动公开政府信息情况`,
    disclosure,
    `${heading}三、收到和处理政府信息公开申请情况`,
    applications,
    `${heading}四、政府信息公开行政复议、行政诉讼情况`,
    disputes,
    `${heading}五、存在的主要问题及改进情况`,
    `一是${sentences()}`,
    `二是${sentences()}`,
    `${heading}六、其他需要报告的事项`,
    `本年度未收取信息处理费。${sentences()}`,
    '',
  ].join(gap)
}

/** The grid with merged cells' text in their first cell. */
function expand({ width, rows }) {
  const grid = rows.map(() => Array.from({ length: width }, () => null))
  rows.forEach((row, r) => {
    for (const cell of row) {
      const c = grid[r].indexOf(null)
      for (let i = 0; i < cell.rowSpan; i++) for (let j = 0; j < cell.colSpan; j++) grid[r + i][c + j] = i + j === 0 ? cell.text : ''
    }
  })
  return grid.map((row) => row.map((text) => text ?? ''))
}
