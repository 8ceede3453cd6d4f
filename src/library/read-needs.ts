import type { CheckOptions } from '../checks/index.js'
import type { Profile } from '../checks/profile.js'
import type { ReadOptions } from '../convert.js'
import { argumentFaults } from '../diagnostics/catalogue/wordings.js'
import { reportSchema } from '../model/report.js'
import { callable, content, day, either, listOf, object, optionsOf, text, wholeNumber, type Need } from './needs.js'

/* Options of reading and of checking. */

const profile: Need = (value) => {
  const parts = ['rules', 'deadlines', 'localDeadlines', 'limits'] as const satisfies readonly (keyof Profile)[]
  const whole = object(value) === null && parts.every((part) => object((value as Record<string, unknown>)[part]) === null)
  return whole ? null : { at: '', fault: argumentFaults.profile }
}

export const report: Need = (value) => (reportSchema.safeParse(value).success ? null : { at: '', fault: argumentFaults.report(null) })

export const checkNeeds = { previous: report, published: day, profile, across: object } as const satisfies Record<keyof CheckOptions, Need>

const orNull = (need: Need): Need => either(need, (value) => (value === null ? null : need(value)))

const wish = optionsOf(
  { target: text, after: orNull(content), placed: object, part: wholeNumber(1, 10_000), reason: content, by: content, at: content },
  ['target', 'after'],
)

export const readNeeds = {
  organ: text,
  year: wholeNumber(2008, 2100),
  title: text,
  check: either(callable, optionsOf(checkNeeds)),
  corrections: optionsOf({ file: optionsOf({ name: text, text: content }, ['name', 'text']), wishes: listOf(wish) }),
  office: callable,
} as const satisfies Record<keyof ReadOptions, Need>
