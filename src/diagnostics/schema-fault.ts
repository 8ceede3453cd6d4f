import type { z } from 'zod'
import { zhCN } from 'zod/v4/locales'
import { valueFaults } from './catalogue/wordings.js'

const plain = zhCN().localeError

/** What is wrong with a value of a file or of a call, for `safeParse(data, { error })`; zod's own Chinese calls types by their English names. */
export const describeFault: z.core.$ZodErrorMap = (issue) => {
  if (issue.code === 'invalid_type') return issue.input === undefined ? valueFaults.missing : valueFaults.type(issue.expected)
  if (issue.code === 'invalid_value') return valueFaults.choice(issue.values.map(String))
  return plain(issue)
}
