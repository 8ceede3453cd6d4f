import type { OrganKind } from '../language/organ.js'
import type { Severity } from '../diagnostics/catalogue.js'

/**
 * Which checks run, how grave they are, and their thresholds: the local rules of whoever reviews the reports.
 * `profile-schema.ts` checks one read from a file; what it leaves out is as in `defaultProfile`.
 */
export interface Profile {
  readonly name: string
  /** By catalogue code (`check/…`) or rule (`AR-…`): left out, or of another severity. A code goes before its rule. */
  readonly rules: Readonly<Record<string, Severity | 'off'>>
  /** Last day (`MM-DD`, of the year after the report's) a report may be published by the regulation, per kind of organ; null: none set. */
  readonly deadlines: Readonly<Record<OrganKind, string | null>>
  /** Earlier days a local notice sets. */
  readonly localDeadlines: Readonly<Record<OrganKind, string | null>>
  readonly limits: Limits
}

interface Limits {
  /** Characters of 总体情况. */
  readonly overviewLength: number
  /** Characters of 存在的主要问题及改进情况, below which it cannot be concrete. */
  readonly problemsLength: number
  /** More blank or marked cells than this in one table are an error. */
  readonly blankCells: number
  /** Share of common five-character runs from which a section counts as copied from last year's. */
  readonly similarity: number
  /**
   * The same share, over the whole text, from which a report counts as copied from another organ's. Of 465 pairs of real reports none of
   * two organs share more than 0.12; where three sentences in ten are rewritten, half of the copies still share 0.53 or more.
   */
  readonly likeness: number
  /** Paragraphs shorter than this may recur. */
  readonly repeatedParagraph: number
  /** A figure this many times last year's, or one part in so many, is unusual… */
  readonly unusualFactor: number
  /** …where the larger of the two is at least this. */
  readonly unusualBase: number
  /** 万元; a fee of a department from this amount on was likely meant in 元. */
  readonly departmentFee: number
  /** The same for a township, which has few charges of its own. */
  readonly townshipFee: number
}

/** The regulation (国务院令第711号, art. 49) and the national notice alone. */
export const defaultProfile: Profile = {
  name: '国家规定',
  rules: {},
  deadlines: { department: '01-31', government: '03-31', township: null },
  localDeadlines: { department: null, government: null, township: null },
  limits: {
    overviewLength: 1000,
    problemsLength: 50,
    blankCells: 10,
    similarity: 0.85,
    likeness: 0.5,
    repeatedParagraph: 20,
    unusualFactor: 5,
    unusualBase: 10,
    departmentFee: 1_000_000,
    townshipFee: 10_000,
  },
}
