import type { Profile } from './profile.js'

export type ProfileRead = { readonly profile: Profile; readonly problem?: never } | { readonly problem: string; readonly profile?: never }

/** A profile from the text of its JSON file, or why it is none, in a sentence. The schema is loaded only when it is asked for. */
export async function parseProfile(text: string): Promise<ProfileRead> {
  const data = readJson(text)
  if (data === undefined) return { problem: '核对规则文件不是 JSON' }
  const { profileSchema } = await import('./profile-schema.js')
  const read = profileSchema.safeParse(data)
  if (!read.success) {
    const issue = read.error.issues[0]!
    const reason = issue.code === 'invalid_key' ? issue.issues[0]!.message : issue.message
    return { problem: `核对规则文件的 ${issue.path.join('.') || '顶层'} 不合要求：${reason}` }
  }
  return { profile: read.data }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return undefined
  }
}
