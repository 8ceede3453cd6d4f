import type { Code } from '../../diagnostics/catalogue.js'
import { forms } from '../../forms/index.js'
import { shortLabel } from '../../forms/labels.js'
import { figureRows } from '../../forms/layout.js'

/** Cells to add up: `table.row.column`, `*` for any rows or columns. */
export type CellSum = readonly string[]

/** What a number in the text may restate. */
export interface Role {
  readonly name: string
  readonly code: Extract<Code, `check/${'received' | 'disclosure' | 'outcome' | 'carried'}-differs` | 'check/disputes-differ'>
  /** The sums it may rightly equal; the first is what is shown. */
  readonly accepts: readonly CellSum[]
}

const total = (row: string) => `applications.${row}.total`

const applicationRoles = {
  received: { name: '新收申请', code: 'check/received-differs', accepts: [[total('received')]] },
  receivedWithCarried: {
    name: '新收申请',
    code: 'check/received-differs',
    accepts: [[total('received')], [total('received'), total('carriedIn')]],
  },
  caseload: { name: '新收和上年结转的申请', code: 'check/received-differs', accepts: [[total('received'), total('carriedIn')]] },
  /** 收办, 办理: what came in, with or without what was carried in, or what was concluded. */
  handled: {
    name: '收到和办理的申请',
    code: 'check/received-differs',
    accepts: [[total('received')], [total('received'), total('carriedIn')], [total('concluded')]],
  },
  concluded: { name: '办结的申请', code: 'check/outcome-differs', accepts: [[total('concluded')]] },
  /** Applications closed without an answer, and those merely explained, may or may not be counted as answered. */
  answered: {
    name: '答复的申请',
    code: 'check/outcome-differs',
    accepts: [
      [total('concluded')],
      [total('granted'), total('partiallyGranted'), total('denied.*'), total('unavailable.*'), total('notProcessed.*')],
      [total('granted'), total('partiallyGranted'), total('denied.*'), total('unavailable.*')],
      [total('received')],
    ],
  },
  carriedIn: { name: '上年结转的申请', code: 'check/carried-differs', accepts: [[total('carriedIn')]] },
  /** 结转3件, which does not say from which year or to which. */
  carriedEither: { name: '结转的申请', code: 'check/carried-differs', accepts: [[total('carriedOut')], [total('carriedIn')]] },
  /** What denies that all was granted: every result but this. */
  notGranted: {
    name: '予以公开以外的处理结果',
    code: 'check/outcome-differs',
    accepts: [[total('partiallyGranted'), total('denied.*'), total('unavailable.*'), total('notProcessed.*'), total('otherOutcome*')]],
  },
  carriedOut: { name: '结转下年度的申请', code: 'check/carried-differs', accepts: [[total('carriedOut')]] },
  granted: { name: '予以公开', code: 'check/outcome-differs', accepts: [[total('granted')]] },
  partiallyGranted: { name: '部分公开', code: 'check/outcome-differs', accepts: [[total('partiallyGranted')]] },
  grantedOrPartly: { name: '予以公开和部分公开', code: 'check/outcome-differs', accepts: [[total('granted'), total('partiallyGranted')]] },
  denied: { name: '不予公开', code: 'check/outcome-differs', accepts: [[total('denied.*')]] },
  unavailable: { name: '无法提供', code: 'check/outcome-differs', accepts: [[total('unavailable.*')]] },
  notProcessed: { name: '不予处理', code: 'check/outcome-differs', accepts: [[total('notProcessed.*')]] },
  otherOutcome: { name: '其他处理', code: 'check/outcome-differs', accepts: [[total('otherOutcome*')]] },
} as const satisfies Record<string, Role>

const disclosureRoles = {
  'normativeDocuments.issued': disclosed('制发规范性文件', 'normativeDocuments', ['issued', 'created', 'disclosed']),
  'normativeDocuments.repealed': disclosed('废止规范性文件', 'normativeDocuments', ['repealed']),
  'normativeDocuments.inForce': disclosed('现行有效规范性文件', 'normativeDocuments', ['inForce', 'total']),
  'rules.issued': disclosed('制发规章', 'rules', ['issued', 'created', 'disclosed']),
  'rules.repealed': disclosed('废止规章', 'rules', ['repealed']),
  'rules.inForce': disclosed('现行有效规章', 'rules', ['inForce', 'total']),
  licensing: disclosed('行政许可决定', 'licensing', ['decisions']),
  penalties: disclosed('行政处罚决定', 'penalties', ['decisions']),
  coercion: disclosed('行政强制决定', 'coercion', ['decisions']),
  fees: disclosed('行政事业性收费', 'fees', ['amount']),
} as const

function disclosed(name: string, row: string, columns: readonly string[]): Role {
  return { name, code: 'check/disclosure-differs', accepts: columns.map((column) => [`disclosure.${row}.${column}`]) }
}

/** Which cases a word of the text means. */
const disputeRoutes = {
  reconsideration: { name: '行政复议', rows: ['reconsideration'] },
  litigation: { name: '行政诉讼', rows: ['litigation.direct', 'litigation.afterReconsideration'] },
  review: { name: '行政复议和行政诉讼', rows: ['reconsideration', 'litigation.direct', 'litigation.afterReconsideration'] },
  direct: { name: '未经复议直接起诉', rows: ['litigation.direct'] },
  after: { name: '复议后起诉', rows: ['litigation.afterReconsideration'] },
} as const

type Route = keyof typeof disputeRoutes
const disputeColumns = { total: '', upheld: '结果维持', corrected: '结果纠正', otherResult: '其他结果', pending: '尚未审结' } as const
type DisputeColumn = keyof typeof disputeColumns

type ApplicationRoleId = keyof typeof applicationRoles
type DisclosureRoleId = keyof typeof disclosureRoles

/**
 * `kind.naturalPerson` an applicant column, `kind.organisations` all but natural persons; `row.denied.stateSecret` a row of results;
 * `granted@commercial` what a role counts, of one kind of applicants.
 */
export type RoleId =
  | ApplicationRoleId
  | DisclosureRoleId
  | `${Route}.${DisputeColumn}`
  | `kind.${string}`
  | `row.${string}`
  | `${ApplicationRoleId | `row.${string}`}@${string}`

export function findRole(id: RoleId): Role {
  roles ??= new Map<string, Role>([
    ...Object.entries({ ...applicationRoles, ...disclosureRoles }),
    ...disputeRoles(),
    ...kindRoles(),
    ...rowRoles(),
  ])
  const role = roles.get(id) ?? crossedRole(id)
  if (!role) throw new Error(`no role "${id}"`)
  return role
}

let roles: Map<string, Role> | undefined

function crossedRole(id: RoleId): Role | undefined {
  const [of, kind] = id.split('@') as [RoleId, string | undefined]
  const [role, applicants] = [roles!.get(of), applicantKinds().find(([known]) => known === kind)]
  if (!role || !applicants) return undefined
  const [, name, columns] = applicants
  const inColumns = (sum: CellSum) => columns.flatMap((column) => sum.map((cell) => cell.replace(/total$/, column)))
  return { name: `${name}申请中的${role.name}`, code: role.code, accepts: role.accepts.map(inColumns) }
}

function disputeRoles(): [string, Role][] {
  return Object.entries(disputeRoutes).flatMap(([route, { name, rows }]) =>
    Object.entries(disputeColumns).map(([column, label]): [string, Role] => [
      `${route}.${column}`,
      { name: `${name}${label}`, code: 'check/disputes-differ', accepts: [rows.map((row) => `disputes.${row}.${column}`)] },
    ]),
  )
}

const organisations = ['commercial', 'research', 'publicWelfare', 'legalService', 'other']

/** Id, name and columns. */
function applicantKinds(): [string, string, readonly string[]][] {
  return [
    ...applicantLabels().map(([id, label]): [string, string, readonly string[]] => [id, label, [id]]),
    ['other', '其他组织', ['other']],
    ['organisations', '法人或其他组织', organisations],
  ]
}

/** Counted over what was received, with or without what was carried in, or over what was concluded. */
function kindRoles(): [string, Role][] {
  return applicantKinds().map(([id, name, columns]) => {
    const cells = (row: string) => columns.map((column) => `applications.${row}.${column}`)
    return [
      `kind.${id}`,
      {
        name: `${name}的申请`,
        code: 'check/outcome-differs',
        accepts: [cells('received'), [...cells('received'), ...cells('carriedIn')], cells('concluded')],
      },
    ]
  })
}

/** Applicant columns by their printed label. */
export function applicantLabels(): [string, string][] {
  const heads = applications().parts[0]!.head.flat()
  return heads.flatMap((cell): [string, string][] =>
    cell.column && cell.column !== 'total' && cell.column !== 'other' ? [[cell.column, cell.label]] : [],
  )
}

/** Rows of single results by their label without its number: 属于国家秘密. */
export function resultLabels(): [string, string][] {
  return figureRows(applications()).flatMap(({ row, groups }): [string, string][] => {
    const label = shortLabel(row.label).replace(/^\d+\./, '')
    return groups.length === 2 && label.length > 2 ? [[row.id, label]] : []
  })
}

function rowRoles(): [string, Role][] {
  return resultLabels().map(([id, label]) => [`row.${id}`, { name: label, code: 'check/outcome-differs', accepts: [[total(id)]] }])
}

function applications() {
  return forms[0]!.tables.find((table) => table.id === 'applications')!
}

/** The outcomes of an application, by the terms that name them. */
export const outcomeRoles: Readonly<Record<string, RoleId>> = {
  granted: 'granted',
  partly: 'partiallyGranted',
  denied: 'denied',
  unavailable: 'unavailable',
  notProcessed: 'notProcessed',
  otherOutcome: 'otherOutcome',
}
