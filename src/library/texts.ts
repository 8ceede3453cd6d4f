import { parseProfile as readProfile, type ProfileRead } from '../checks/load-profile.js'
import { parseCorrections as readCorrections } from '../corrections/parse.js'
import { needValue } from './arguments.js'
import { content } from './needs.js'

/** A profile from the text of its JSON file, or why it is none, in a sentence. */
export async function parseProfile(text: string): Promise<ProfileRead> {
  needValue('parseProfile', 'text', text, content)
  return readProfile(text)
}

/** The corrections of a file's text, or what is wrong with it, in Chinese. */
export function parseCorrections(text: string): ReturnType<typeof readCorrections> {
  needValue('parseCorrections', 'text', text, content)
  return readCorrections(text)
}
