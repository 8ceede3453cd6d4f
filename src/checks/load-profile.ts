import type { $ZodIssue } from 'zod/v4/core'
import type { Profile } from './profile.js'

export type ProfileRead = { readonly profile: Profile; readonly problem?: never } | { readonly problem: string; readonly profile?: never }

/** A profile from the text of its JSON file, or why it is none, in a sentence. The schema is loaded only when it is asked for. */
export async function parseProfile(text: string): Promise<ProfileRead> {
  const data = readJson(text)
  if (data === undefined) return { problem: '核对规则文件不是 JSON，写法见 docs/profiles/ 中的例子' }
  const { profileSchema } = await import('./profile-schema.js')
  const read = profileSchema.safeParse(data)
  if (!read.success) {
    const issue = read.error.issues[0]!
    return { problem: `核对规则文件的 ${issue.path.join('.') || '顶层'} 不合要求：${reasonOf(issue)}` }
  }
  return { profile: read.data }
}

/** What is wrong, in words of the profile; the schema says itself what it knows of. */
function reasonOf(issue: $ZodIssue): string {
  if (issue.code === 'invalid_key') return issue.issues[0]!.message
  if (issue.code === 'unrecognized_keys') return `没有${issue.keys.map((key) => `“${key}”`).join('、')}这一项`
  if (issue.code === 'invalid_type') return `应为${typeNames[issue.expected] ?? issue.expected}`
  return issue.message
}

const typeNames: Readonly<Record<string, string>> = { string: '文字', number: '数', object: '对象（花括号）', record: '对象（花括号）' }

function readJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return undefined
  }
}
