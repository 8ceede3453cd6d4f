import { unprintable } from '../language/printable.js'
import { hashOf } from '../platform/hash.js'

/** Room the file system gives a name, less that of the longest ending we add (`-99.check.html`). */
const nameBytes = 255 - 24

const forbidden: Readonly<Record<string, string>> = {
  '<': '＜',
  '>': '＞',
  ':': '：',
  '"': '＂',
  '/': '／',
  '\\': '＼',
  '|': '｜',
  '?': '？',
  '*': '＊',
}

/** Names Windows keeps for devices, whatever their extension. */
const deviceName = /^(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³]) *(\.|$)/i

/**
 * A name that every common system takes and no one is deceived by: forbidden characters become their full-width forms; controls, and what turns the
 * direction of what follows (`2024\u202excod.exe`), a line; long names are cut and told apart by a hash.
 */
export function portableName(name: string): string {
  const mapped = name
    .replace(/[<>:"/\\|?*]/g, (mark) => forbidden[mark]!)
    .replace(unprintable, '_')
    .replaceAll('\ufffd', '_')
  const ended = mapped.replace(/[. ]+$/, (tail) => '_'.repeat(tail.length)) || '_'
  const safe = deviceName.test(ended) ? `_${ended}` : ended
  return Buffer.byteLength(safe) <= nameBytes ? safe : shorten(safe)
}

/** Decodes a name from the file system: UTF-8, else GB18030, as Chinese archives unpacked on Linux have it. */
export function decodeName(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

/**
 * Stems for the files of one folder, in their order. Files that share a stem (`a.txt`, `a.html`), or whose stem could be that of a second
 * report or the review sheet of a neighbour (`a-1.txt`, `a.check.txt` beside `a.txt`), or whose stem is reserved, carry their extension in
 * it: `a-txt`, `a-html`; so do style sheets and scripts.
 */
export function distinctStems(names: readonly string[], reserved: readonly string[] = []): string[] {
  const plain = names.map((name) => (isPageAsset(name) ? null : portableName(stemOf(name))))
  const counts = countBy([...plain.filter((stem) => stem !== null), ...reserved].map(folded))
  const first = names.map((name, index) => {
    const stem = plain[index]!
    return stem !== null && isClear(stem, counts) ? stem : portableName(name.replaceAll('.', '-'))
  })
  return numberRepeats(first)
}

/** Names for the folders of one folder, in their order: two that differ only in what no system tells apart stay two, and none is reserved. */
export function distinctNames(names: readonly string[], reserved: readonly string[] = []): string[] {
  return numberRepeats(names.map(portableName), reserved)
}

/** Style sheets and scripts of saved pages, by their names. */
export function isPageAsset(name: string): boolean {
  return /\.(css|js|mjs|map|svg|woff2?|ttf|otf|eot|ico)$/i.test(name)
}

/** What a file is that programs leave beside others, by its name; null for any other. */
export function leftByPrograms(name: string): string | null {
  if (name.startsWith('~$')) return 'Office 打开文件时留下的锁定文件'
  if (/^(?:(?:eh)?thumbs\.db|desktop\.ini)$/i.test(name)) return 'Windows 的系统文件'
  if (/\.msg$/i.test(name)) return 'Outlook 邮件，不是报告'
  return null
}

function isClear(stem: string, counts: ReadonlyMap<string, number>): boolean {
  const base = /^(.+)(?:-\d+|\.check)$/.exec(folded(stem))?.[1]
  return counts.get(folded(stem)) === 1 && !(base !== undefined && counts.has(base))
}

/** What is still the same after that gets the first number that is free. */
function numberRepeats(stems: readonly string[], reserved: readonly string[] = []): string[] {
  const taken = new Set(reserved.map(folded))
  return stems.map((stem) => {
    let name = stem
    for (let n = 2; taken.has(folded(name)); n++) name = `${stem}_${n}`
    taken.add(folded(name))
    return name
  })
}

/** Some file systems hold `A` and `a`, or two spellings of one character, for the same name. */
function folded(name: string): string {
  return name.normalize('NFC').toLowerCase()
}

function countBy(names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return counts
}

function stemOf(name: string): string {
  const dot = name.lastIndexOf('.')
  return dot > 0 ? name.slice(0, dot) : name
}

function shorten(name: string): string {
  const mark = `~${hashOf(name).slice(0, 8)}`
  let kept = ''
  for (const character of name) {
    if (Buffer.byteLength(kept + character + mark) > nameBytes) break
    kept += character
  }
  return kept + mark
}
