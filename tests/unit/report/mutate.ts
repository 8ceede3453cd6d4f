/** Damaged inputs for the proof that no text goes unsaid: texts that carry words of their own, and a small source of chance with a seed. */

export type Chance = (below: number) => number

/** Marsaglia's xorshift: the same mutations for the same seed, on every machine. */
export function chanceOf(seed: number): Chance {
  let state = (seed * 2654435761) >>> 0 || 1
  return (below) => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) % below
  }
}

function pick<T>(list: readonly T[], chance: Chance): T {
  return list[chance(list.length)]!
}

/** Words no other part of an input has, to be looked for after it was damaged: `甲子第3101号` for sentences, `3102` for cells. */
export function wordsIn(text: string): string[] {
  return [...new Set(text.match(/[\u4e00-\u9fff]{2}3\d{3}号?|(?<![\d#x])3\d{3}(?!\d)/g) ?? [])]
}

const fragments = [
  ...'< > " \' = / ! - & ; <! <!-- --> <? ]]> <![CDATA[ </ <p </p > <b <td </td> <tr> </table> <table> <div </div> <br'.split(' '),
  ...'script style template iframe object video canvas datalist title textarea select svg math noscript noframes frameset xmp plaintext noembed audio map head body html form option button dialog'
    .split(' ')
    .flatMap((name) => [`<${name}>`, `</${name}>`, `<${name}`]),
]

/** Damages markup in a place or two: never text outside of it, so that all words are still there to be read. */
export function damageTags(page: string, chance: Chance): string {
  let damaged = page
  for (let times = 1 + chance(3); times > 0; times--) damaged = damageOnce(damaged, chance)
  return damaged
}

function damageOnce(page: string, chance: Chance): string {
  const tags = [...page.matchAll(/<[^<>]*>/g)]
  const tag = tags.length > 0 ? pick(tags, chance) : undefined
  if (!tag) return page
  const at = tag.index + chance(tag[0].length)
  switch (chance(7)) {
    case 0:
      return page.slice(0, at) + page.slice(Math.min(at + 1 + chance(3), tag.index + tag[0].length))
    case 1:
      return page.slice(0, at) + pick(fragments, chance) + page.slice(at)
    case 2:
      return page.slice(0, at) + pick(fragments, chance) + page.slice(at + 1)
    case 3:
      return page.slice(0, tag.index) + page.slice(tag.index + tag[0].length)
    case 4:
      return page.slice(0, tag.index) + pick(fragments, chance) + page.slice(tag.index + tag[0].length)
    case 5:
      return page.slice(0, tag.index) + pick(fragments, chance) + page.slice(tag.index)
    default: {
      const other = pick(tags, chance)
      return page.slice(0, tag.index) + other[0] + page.slice(tag.index + tag[0].length)
    }
  }
}
