import { colorOf } from './values.js'

interface Longhand {
  readonly property: string
  readonly value: string
}

/** What a shorthand sets, as far as it is looked at: what it leaves out it sets to its initial value. Any other property is itself. */
export function longhands(property: string, value: string): Longhand[] {
  return expansions.get(property)?.(value) ?? [{ property, value }]
}

const expansions = new Map<string, (value: string) => Longhand[]>([
  ['background', expandBackground],
  ['font', expandFont],
  ['margin', (value) => sides(value, ['margin-top', 'margin-right', null, 'margin-left'])],
  ['padding', (value) => sides(value, [null, 'padding-right', null, 'padding-left'])],
  ['inset', (value) => sides(value, ['top', 'right', 'bottom', 'left'])],
  ['overflow', (value) => sides(value, ['overflow-y', 'overflow-x', null, null])],
  ['text-decoration', (value) => [{ property: 'text-decoration-line', value }]],
  ['list-style', (value) => [{ property: 'list-style-type', value }]],
])

function expandBackground(value: string): Longhand[] {
  const words = value.match(/[\w-]+\([^()]*(?:\([^()]*\)[^()]*)*\)|[^\s,]+/g) ?? []
  const isColor = (word: string) => !positions.has(word) && colorOf(word) !== null
  const image = words.find((word) => /^(?:url|[\w-]*gradient|image)\(/.test(word))
  return [
    { property: 'background-color', value: words.find(isColor) ?? 'transparent' },
    { property: 'background-image', value: image ?? 'none' },
  ]
}

/** Words of a background that are no colour's name. */
const positions = new Set(
  'none repeat no-repeat repeat-x repeat-y space round scroll fixed local left right top bottom center cover contain auto border-box padding-box content-box text inherit initial unset revert'.split(
    ' ',
  ),
)

/** `12px/1.5 宋体`: the size is the first length (CSS Fonts 4, 2.7). */
function expandFont(value: string): Longhand[] {
  const size = /(?:^|\s)((?:\d+\.?\d*|\.\d+)(?:[a-z]+|%)?|(?:xx?-)?(?:small|large)|medium|smaller|larger)(?=[\s/]|$)/.exec(
    value.replace(/(?:^|\s)[1-9]00(?=\s)/, ' '),
  )?.[1]
  return size === undefined ? [] : [{ property: 'font-size', value: size }]
}

/** One to four values: top, right, bottom, left. */
function sides(value: string, names: readonly (string | null)[]): Longhand[] {
  const [first = '', second = first, third = first, fourth = second] = value.split(/\s+/)
  const values = [first, second, third, fourth]
  return names.flatMap((property, index) => (property === null ? [] : [{ property, value: values[index]! }]))
}
