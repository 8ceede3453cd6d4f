import type { Reporter } from '../diagnostics/diagnostic.js'
import { simplify } from '../language/fold.js'
import { forms } from '../forms/index.js'
import { parseOrdinal } from '../language/ordinal.js'
import type { FormSection } from '../model/form.js'
import type { Section } from '../model/report.js'
import type { CheckContext } from './context.js'

/** AR-S02, S04, S06, S07, S10, P11: the parts of the report. Title and headings are looked at where they are read. */
export function checkStructure(context: CheckContext, report: Reporter): void {
  checkSections(context, report)
  checkEmptySections(context, report)
  checkOverview(context, report)
  checkContact(context, report)
  checkScope(context, report)
}

/** The sections are the same in every edition. */
const sections = forms[0]!.sections

function checkSections({ report: checked, passages }: CheckContext, report: Reporter): void {
  const found = checked.sections.flatMap((section) => sections.find(({ id }) => id === section.id) ?? [])
  // What stands there under another number, （一）总体情况, is not missing.
  const headings = passages.flatMap(({ kind, text }) =>
    kind === 'heading' ? text.slice(parseOrdinal(text)?.written.length ?? 0).trim() : [],
  )
  const missing = sections.filter((section) => !found.includes(section) && !headings.includes(section.label))
  if (missing.length > 0) report('check/section-missing', { missing: missing.map(fullName) })
  const expected = sections.filter((section) => found.includes(section))
  if (ordinals(found) !== ordinals(expected)) report('check/section-order', { found: ordinals(found), expected: ordinals(expected) })
}

function ordinals(list: readonly FormSection[]): string {
  return list.map(({ ordinal }) => ordinal).join('、')
}

function fullName({ ordinal, label }: FormSection): string {
  return `${ordinal}、${label}`
}

/** A section with a table of its own is looked at by its table. 六 saying 无 is looked at for the fee it should report. */
function checkEmptySections({ report: checked }: CheckContext, report: Reporter): void {
  for (const section of checked.sections) {
    const official = sections.find(({ id }) => id === section.id)
    if (!official || official.table || hasContent(section)) continue
    report(
      'check/section-empty',
      { section: fullName(official) },
      { at: section.at, severity: section.id === 'other' ? 'warning' : undefined },
    )
  }
}

/** True where the section says anything; 无 says something under 六 alone. */
export function hasContent(section: Section): boolean {
  if (section.blocks.some((block) => block.kind === 'table' || block.kind === 'form')) return true
  const text = textOf(section).replace(/[\s。，；：、]/g, '')
  return section.id === 'other' ? !/^(?:略|同上|（略）)?$/.test(text) : !/^(?:无|略|暂无|同上|（略）)?$/.test(text)
}

function textOf(section: Section): string {
  return section.blocks.map((block) => (block.kind === 'paragraph' || block.kind === 'heading' ? block.text : '')).join('\n')
}

/** Words any of which shows that the point is dealt with. */
const points: readonly (readonly [string, RegExp])[] = [
  ['主动公开', /主动公开|公开(?:各类)?(?:政府|政务)?信息|发布|公布|刊发|上传(?:各类)?(?:政府|政务)?信息|信息公开\d/],
  ['依申请公开', /申请/],
  ['政府信息管理', /管理|审查|审核|审批|把关|规范性文件|目录|更新|清理|保密|备案|制度|归档/],
  ['政府信息公开平台建设', /平台|网站|公众号|新媒体|专栏|栏目/],
  ['监督保障', /监督|保障|培训|考核|评议|领导|责任|督查|检查|专人/],
]

function checkOverview({ report: checked, profile }: CheckContext, report: Reporter): void {
  const overview = checked.sections.find(({ id }) => id === 'overview')
  if (!overview || !hasContent(overview)) return
  const text = simplify(textOf(overview))
  // Where nothing follows, the text may have been cut off; that sections are missing is said already.
  const cutOff = checked.sections.at(-1) === overview
  const lacking = cutOff ? [] : points.filter(([, pattern]) => !pattern.test(text)).map(([name]) => name)
  if (lacking.length > 0) report('check/overview-points', { lacking }, { at: overview.at })
  const length = text.replace(/\s/g, '').length
  const limit = profile.limits.overviewLength
  if (length > limit) report('check/overview-too-long', { length, limit }, { at: overview.at })
}

function checkContact({ passages }: CheckContext, report: Reporter): void {
  const given = passages.some(({ text, role }) => role === 'contact' || /电\s*话|地\s*址|邮\s*编|邮\s*箱|0\d{2,3}[-—－]\d{7,8}/.test(text))
  if (!given) report('check/no-contact', {})
}

function checkScope({ organ, passages, report: checked }: CheckContext, report: Reporter): void {
  if (organ.kind !== 'government' || organ.name === null || checked.year === null) return
  // That nothing stands there yet is said already.
  if (!checked.sections.some((section) => section.id === 'overview' && hasContent(section))) return
  const stated = passages.some(({ text }) => /[全各][省市县区旗州盟]|各级|各部门|各乡镇|汇总|所属|下辖|全系统/.test(text))
  if (!stated) report('check/scope-not-stated', {})
}
