import * as z from 'zod'
import { profileFaults } from '../diagnostics/catalogue/wordings.js'
import { catalogue, findEntry } from '../diagnostics/catalogue.js'
import { defaultProfile, type Profile } from './profile.js'

const known = new Set(Object.keys(catalogue).flatMap((code) => [code, findEntry(code)?.rule ?? code]))

const day = z
  .string()
  .regex(/^(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/, profileFaults.date)
  .nullable()
const amount = z.number().positive(profileFaults.positive)
const { deadlines, localDeadlines, limits } = defaultProfile

const daysSchema = (standard: Profile['deadlines']) =>
  z
    .strictObject({
      department: day.default(standard.department),
      government: day.default(standard.government),
      township: day.default(standard.township),
    })
    .default(standard)

/** A profile file; what it leaves out is as in the built-in one. Unknown names are mistakes: a rule misspelt would be a rule not run. */
export const profileSchema = z.strictObject({
  name: z.string().min(1).default(defaultProfile.name),
  rules: z
    .record(
      z.string().refine((code) => known.has(code), { error: (issue) => profileFaults.rule(String(issue.input)) }),
      z.enum(['error', 'warning', 'info', 'off'], { error: () => profileFaults.severity }),
    )
    .default({}),
  deadlines: daysSchema(deadlines),
  localDeadlines: daysSchema(localDeadlines),
  limits: z
    .strictObject({
      overviewLength: amount.default(limits.overviewLength),
      problemsLength: amount.default(limits.problemsLength),
      blankCells: z.number().min(0, profileFaults.negative).default(limits.blankCells),
      similarity: z.number().min(0).max(1, profileFaults.share).default(limits.similarity),
      likeness: z.number().min(0).max(1, profileFaults.share).default(limits.likeness),
      repeatedParagraph: amount.default(limits.repeatedParagraph),
      unusualFactor: z.number().gt(1, profileFaults.factor).default(limits.unusualFactor),
      unusualBase: amount.default(limits.unusualBase),
      departmentFee: amount.default(limits.departmentFee),
      townshipFee: amount.default(limits.townshipFee),
    })
    .default(limits),
})
