import { findEntry, type Code } from '../diagnostics/catalogue.js'
import type { Reporter } from '../diagnostics/diagnostic.js'
import type { Report } from '../model/report.js'
import { makeContext, type CheckOptions, type Rule } from './context.js'
import { checkAcross } from './across/check-across.js'
import { checkBasis } from './basis.js'
import { checkFees } from './fees.js'
import { checkFigures } from './figures.js'
import { checkAccountability } from './governments.js'
import { oncePerCause } from './one-cause.js'
import { checkOrganNames } from './organ-names.js'
import { checkPrevious } from './previous.js'
import type { Profile } from './profile.js'
import { checkProse } from './prose/check-prose.js'
import { checkStructure } from './structure.js'
import { checkSums } from './sums/check-sums.js'
import { checkTime } from './time.js'
import { checkApproximateCounts } from './wording/counts.js'
import { checkMarks } from './wording/marks.js'
import { checkNumbering } from './wording/numbering.js'
import { checkOrganWords } from './wording/organ-words.js'
import { checkParagraphs } from './wording/paragraphs.js'
import { scanWords } from './wording/scan-words.js'
import { checkYears } from './years.js'

export type { CheckOptions } from './context.js'

/** Every rule, in the order findings are made. */
const rules: readonly Rule[] = [
  checkStructure,
  checkYears,
  checkBasis,
  checkAccountability,
  checkFigures,
  checkSums,
  checkPrevious,
  checkAcross,
  checkProse,
  checkFees,
  checkOrganNames,
  checkOrganWords,
  scanWords,
  checkApproximateCounts,
  checkMarks,
  checkNumbering,
  checkParagraphs,
  checkTime,
]

/** Those that need no form and no law of 2019: of a report of 2008–2018 only the words are looked at. */
const wordRules: readonly Rule[] = [scanWords, checkMarks]

/** Checks a report the way a strict reviewer would. What is no annual report has nothing to be checked against; the report stage says so. */
export function checkReport(report: Report, options: CheckOptions, reporter: Reporter): void {
  if (report.kind === 'other') return
  const context = makeContext(report, options)
  const { report: keep, flush } = oncePerCause(weighBy(context.profile, reporter))
  for (const rule of report.kind === 'annual' ? rules : wordRules) rule(context, keep)
  flush()
}

/** A reporter that leaves out what the profile switches off and gives the rest its severity. */
function weighBy(profile: Profile, reporter: Reporter): Reporter {
  if (Object.keys(profile.rules).length === 0) return reporter
  return (code, facts, where = {}) => {
    const severity = weightOf(code, profile)
    if (severity !== 'off') reporter(code, facts, severity ? { ...where, severity } : where)
  }
}

function weightOf(code: Code, profile: Profile) {
  const rule = findEntry(code)?.rule
  return profile.rules[code] ?? (rule ? profile.rules[rule] : undefined)
}
