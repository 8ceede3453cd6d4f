import { argumentFaults, valueFaults } from '../diagnostics/catalogue/wordings.js'

/** Where in a value something is wrong, `.check.published`, and what should stand there. */
interface Fault {
  readonly at: string
  readonly fault: string
}

/** Tells what is wrong with a value; null where nothing is. */
export type Need = (value: unknown) => Fault | null

function need(is: (value: unknown) => boolean, fault: string): Need {
  return (value) => (is(value) ? null : { at: '', fault })
}

export const text = need((value) => typeof value === 'string' && value !== '', argumentFaults.text)
/** It may be empty: what is in it is a finding, not a slip of the call. */
export const content = need((value) => typeof value === 'string', argumentFaults.content)
export const flag = need((value) => typeof value === 'boolean', argumentFaults.flag)
export const callable = need((value) => typeof value === 'function', argumentFaults.callable)
export const object = need(isObject, argumentFaults.object)
export const day = need((value) => typeof value === 'string' && isDay(value), argumentFaults.day)

export function wholeNumber(least: number, most: number): Need {
  return need(
    (value) => Number.isInteger(value) && Number(value) >= least && Number(value) <= most,
    argumentFaults.wholeNumber(least, most),
  )
}

export function oneOf(choices: readonly unknown[]): Need {
  return need((value) => choices.includes(value), argumentFaults.oneOf(choices.map(String)))
}

export function either(first: Need, second: Need): Need {
  return (value) => (first(value) ? second(value) : null)
}

export function listOf(item: Need): Need {
  return (value) => {
    if (!Array.isArray(value)) return { at: '', fault: argumentFaults.list }
    return firstFault(value.map((one, index) => [`[${index}]`, item(one)]))
  }
}

/** An object of these and no others; unknown names are slips, and what is misspelt would be passed over. What is undefined is left out. */
export function optionsOf(needs: Readonly<Record<string, Need>>, required: readonly string[] = []): Need {
  return (value) => {
    if (!isObject(value)) return { at: '', fault: argumentFaults.object }
    const unknown = Object.keys(value).find((name) => !Object.hasOwn(needs, name))
    if (unknown !== undefined) return { at: `.${unknown}`, fault: argumentFaults.unknown(Object.keys(needs)) }
    const missing = required.find((name) => value[name] === undefined)
    if (missing !== undefined) return { at: `.${missing}`, fault: valueFaults.missing }
    const given = Object.entries(value).filter(([, one]) => one !== undefined)
    return firstFault(given.map(([name, one]) => [`.${name}`, needs[name]!(one)]))
  }
}

function firstFault(found: readonly (readonly [string, Fault | null])[]): Fault | null {
  for (const [step, fault] of found) if (fault) return { at: step + fault.at, fault: fault.fault }
  return null
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** `2025-01-28`, a day there is. */
function isDay(value: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(value)) return false
  const date = new Date(`${value}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value)
}
