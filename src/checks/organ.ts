import type { Passage } from './passages.js'
import type { OrganKind } from './profile.js'

/** What the report is of, as far as names tell. */
export interface Organ {
  readonly name: string | null
  /** Null where neither the name nor the text tells. */
  readonly kind: OrganKind | null
  /** An office that answers for the government it serves; its report may hold either one's figures. */
  readonly isOffice: boolean
  /** An organ of the central government: it may make 规章, and local dates do not bind it. */
  readonly isCentral: boolean
}

const township = /(?:乡|镇|街道|街道办事处|苏木|乡人民政府|镇人民政府)$/
const government = /(?:省|市|县|区|旗|州|盟|自治区|自治州|自治县|新区|兵团|师)(?:人民政府)?$|人民政府$|管理委员会$|管委会$/
const office = /(?:人民政府|政府|管委会)办公(?:厅|室)$/
const department = /(?:局|厅|委|委员会|部|署|院|总队|支队|大队|中心|处|办|办公室|社|会|所|站|馆|银行|总局)$/

/** The kind of an organ from its name, else from what the text calls it. */
export function judgeOrgan(name: string | null, passages: readonly Passage[]): Organ {
  const kind = name ? kindOfName(name) : kindOfText(passages)
  const isOffice = name !== null && office.test(name)
  const isCentral =
    name !== null && (/^(?:国家|国务院|中国|中华人民共和国)/.test(name) || /^[^省市县区旗州盟镇乡]{2,8}(?:部|署|总局)$/.test(name))
  return { name, kind, isOffice, isCentral }
}

function kindOfName(name: string): OrganKind | null {
  if (township.test(name)) return 'township'
  // The office of a government publishes as a rule the government's own report, due with the governments'; which one it is cannot be told.
  if (office.test(name)) return null
  if (government.test(name)) return 'government'
  return department.test(name) ? 'department' : null
}

const selfReferences: readonly (readonly [OrganKind, RegExp])[] = [
  ['township', /我(?:镇|乡|街道)/g],
  ['department', /我(?:局|厅|委|部门|中心|处|单位)/g],
  ['government', /我(?:省|市|县|区|旗|州)/g],
]

/** The self-reference met most often, where it leads clearly. */
function kindOfText(passages: readonly Passage[]): OrganKind | null {
  const text = passages.map((passage) => passage.text).join('\n')
  const counts = selfReferences.map(([kind, pattern]) => ({ kind, count: text.match(pattern)?.length ?? 0 }))
  const [first, second] = counts.toSorted((a, b) => b.count - a.count)
  return first!.count >= 2 && first!.count >= 2 * second!.count ? first!.kind : null
}
