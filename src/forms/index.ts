import type { Form, FormTable } from '../model/form.js'
import { annual2019 } from './editions/annual-2019.js'
import { annual2021 } from './editions/annual-2021.js'

/** Every statutory edition, newest first. */
export const forms: readonly Form[] = [annual2021, annual2019]

/** The form of this id; an unknown id is a bug of ours. */
export function findForm(id: string): Form {
  const form = forms.find((candidate) => candidate.id === id)
  if (!form) throw new Error(`no form "${id}"`)
  return form
}

/** The edition for the reports of a year; of years before the first, the first. */
export function formOfYear(year: number): Form {
  return forms.find(({ validFrom, validTo = Infinity }) => validFrom <= year && year <= validTo) ?? forms.at(-1)!
}

/** The table of this form; an unknown one is a bug of ours. */
export function findFormTable(formId: string, tableId: string): FormTable {
  const table = findForm(formId).tables.find((candidate) => candidate.id === tableId)
  if (!table) throw new Error(`no table "${tableId}" in form "${formId}"`)
  return table
}
