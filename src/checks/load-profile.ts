import { profileFaults, valueFaults } from '../diagnostics/catalogue/wordings.js'
import { withoutByteOrderMark } from '../language/invisible.js'
import type { $ZodIssue } from 'zod/v4/core'
import type { Profile } from './profile.js'

export type ProfileRead = { readonly profile: Profile; readonly problem?: never } | { readonly problem: string; readonly profile?: never }

/** A profile from the text of its JSON file, or why it is none, in a sentence. The schema is loaded only when it is asked for. */
export async function parseProfile(text: string): Promise<ProfileRead> {
  const json = withoutByteOrderMark(text)
  const data = readJson(json)
  if (data === undefined) return { problem: profileFaults.syntax((await import('../diagnostics/json-place.js')).placeOfFault(json)) }
  const { profileSchema } = await import('./profile-schema.js')
  const read = profileSchema.safeParse(data)
  if (!read.success) {
    const issue = read.error.issues[0]!
    const { placeOfValue } = await import('../diagnostics/json-place.js')
    const place = placeOfValue(json, issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0]!] : issue.path)
    return { problem: profileFaults.at(place, issue.path.join('.'), reasonOf(issue)) }
  }
  return { profile: read.data }
}

/** What is wrong, in words of the profile; the schema says itself what it knows of. */
function reasonOf(issue: $ZodIssue): string {
  if (issue.code === 'invalid_key') return issue.issues[0]!.message
  if (issue.code === 'unrecognized_keys') return profileFaults.unknown(issue.keys)
  if (issue.code === 'invalid_type') return valueFaults.type(issue.expected)
  return issue.message
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
