import type { Reporter } from '../diagnostics/diagnostic.js'
import { isPrivateUse } from './face.js'

/** What each script is called, in the order in which a character that several share is given to one; letters of China's peoples first. */
const scripts: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['汉字', /\p{Script=Han}/u],
  ['藏文', /\p{scx=Tibetan}/u],
  ['蒙古文', /\p{scx=Mongolian}/u],
  ['维吾尔文、哈萨克文（阿拉伯字母）', /\p{scx=Arabic}/u],
  ['朝鲜文', /\p{scx=Hangul}/u],
  ['彝文', /\p{scx=Yi}/u],
  ['傣文', /\p{scx=Tai_Le}|\p{scx=New_Tai_Lue}|\p{scx=Tai_Tham}/u],
  ['傈僳文', /\p{scx=Lisu}/u],
  ['苗文', /\p{scx=Miao}/u],
  ['日文假名', /\p{scx=Hiragana}|\p{scx=Katakana}/u],
  ['泰文', /\p{scx=Thai}/u],
  ['老挝文', /\p{scx=Lao}/u],
  ['缅甸文', /\p{scx=Myanmar}/u],
  ['高棉文', /\p{scx=Khmer}/u],
  ['天城文', /\p{scx=Devanagari}/u],
  ['希伯来文', /\p{scx=Hebrew}/u],
  ['西里尔字母', /\p{scx=Cyrillic}/u],
  ['希腊字母', /\p{scx=Greek}/u],
  ['拉丁字母', /\p{scx=Latin}/u],
]

/** Characters that a finding quotes. */
const QUOTED = 6

interface Missing {
  readonly characters: Set<string>
  count: number
  readonly page: number
}

/** The characters that no face has, as pages are drawn: of each script which, how many, and on which page first. */
export class MissingCharacters {
  /** The one being drawn, from 1. */
  page = 1
  private readonly byScript = new Map<string, Missing>()

  note(character: string): void {
    const script = scriptOf(character)
    const known = this.byScript.get(script) ?? { characters: new Set(), count: 0, page: this.page }
    known.characters.add(character)
    known.count++
    this.byScript.set(script, known)
  }

  tell(reporter: Reporter | undefined): void {
    for (const [script, { characters, count, page }] of this.byScript) {
      const quoted = [...characters].slice(0, QUOTED).join('')
      reporter?.('write/missing-character', { script, characters: quoted, kinds: characters.size, count, page })
    }
  }
}

function scriptOf(character: string): string {
  if (isPrivateUse(character.codePointAt(0)!)) return '自造字'
  return scripts.find(([, pattern]) => pattern.test(character))?.[0] ?? '符号'
}
