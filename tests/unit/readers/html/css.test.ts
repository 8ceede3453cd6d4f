import { describe, expect, test } from 'vitest'
import { isForScreens, readInline, readSheet } from '../../../../src/readers/html/css/rules.js'
import { parseSelectors } from '../../../../src/readers/html/css/selectors.js'
import { readHtml } from '../../../../src/readers/html/read-html.js'

describe('rules', () => {
  test.each([
    ['', true],
    ['all', true],
    ['print', false],
    ['not print', true],
    ['not screen', false],
    ['print, screen', true],
    ['only screen and (max-width: 1279px)', false],
    ['(max-width: 1280px)', true],
    ['(min-width: 80em)', true],
    ['(min-width: 81em)', false],
  ])('media %s', (query, holds) => expect(isForScreens(query)).toBe(holds))

  test('damaged sheets keep what is whole, as browsers do', () => {
    const rules = readSheet('<!-- .a{display:none} -->.b{color:red;;display:none!important;x}} .c{display:none')
    expect(rules.map(({ selectors }) => selectors.trim())).toEqual(['.a', '.b', '} .c'])
    expect(readInline('display:none;color')).toEqual([{ property: 'display', value: 'none', important: false }])
  })

  test('sheets nested without end are not followed', () => {
    expect(readSheet('@media all{'.repeat(100_000))).toEqual([])
    expect(readInline('a{'.repeat(100_000))).toEqual([])
  })
})

describe('selectors', () => {
  test.each([
    ['td', [0, 0, 1]],
    ['#a .b > c:not(#d, e)', [2, 1, 1]],
    [':where(#a) [b] :is(.c, d)', [0, 2, 0]],
  ])('specificity of %s', (selector, specificity) => expect(parseSelectors(selector)[0]!.specificity).toEqual(specificity))

  test.each(['', '> a', 'a >', 'a:contains("x")', 'a:has(b)', 'a, b:unknown', 'a || b', `${':not('.repeat(1000)}a${')'.repeat(1000)}`])(
    'no selector: %.20s',
    (selector) => expect(parseSelectors(selector)).toEqual([]),
  )

  test('pseudo-elements are no elements', () => expect(parseSelectors('a::before, b')).toHaveLength(1))
})

/** What a page shows of a cell that holds `1` and, in an element of its own, `2`. */
function shown(markup: string, sheet = ''): string {
  const blocks = readHtml(
    `<style>${sheet}</style><table><tr><td>甲</td><td>1${markup}</td></tr><tr><td>乙</td><td>3</td></tr></table>`,
    () => {},
  )!
  return blocks.flatMap((block) => (block.kind === 'table' ? [block.rows[0]![1]!.text] : []))[0]!
}

describe('what is shown', () => {
  test.each([
    ['<b>2</b>', 'td > b{display:none}', '1'],
    ['<b>2</b>', 'tr > b{display:none}', '12'],
    ['<b>2</b>', 'td + td b{display:none}', '1'],
    ['<b>2</b>', 'table td ~ td > b{display:none}', '1'],
    ['<b>2</b>', 'td:nth-child(2) b{display:none}', '1'],
    ['<b>2</b>', 'td:first-child b{display:none}', '12'],
    ['<b>2</b>', 'b:not(:hover){display:none}', '1'],
    ['<b class="x y">2</b>', '.x.y{display:none}', '1'],
    ['<b class="x">2</b>', '.x.y{display:none}', '12'],
    ['<b data-a="1">2</b>', '[data-a^="1"]{display:none}', '1'],
    // Two points are read; less is not.
    ['<b style="font-size:2pt">2</b>', '', '1\n2'],
    ['<b style="font-size:1.9pt">2</b>', '', '1'],
    ['<b style="opacity:.05">2</b>', '', '12'],
    ['<b style="opacity:.04">2</b>', '', '1'],
    ['<b style="position:relative;left:-500px">2</b>', '', '1'],
    ['<b style="position:relative;left:-499px">2</b>', '', '12'],
    ['<b style="left:-9999px">2</b>', '', '12'],
    ['<b style="color:#efefef">2</b>', '', '1'],
    ['<b style="color:#eee">2</b>', '', '12'],
    ['<b style="background:#000;color:#fff">2</b>', '', '12'],
    ['<b style="background:#000 url(x) no-repeat">2</b>', '', '12'],
    ['<b style="color:#eeeeee80;background-color:rgb(238 238 238)">2</b>', '', '1'],
    ['<b style="width:0;overflow:hidden">2</b>', '', '12'],
    ['<div style="width:0;overflow:hidden">2</div>', '', '1'],
    ['<div style="max-height:1px;overflow:hidden">2</div>', '', '1'],
    ['<div style="height:2px;overflow:hidden">2</div>', '', '1\n2'],
    ['<details><summary>2</summary></details>', '', '1\n2'],
    ['<dialog open>2</dialog>', '', '1\n2'],
    // Sizes on both sides of what is taken for one number.
    ['<b style="font-size:86%">2</b>', '', '12'],
    ['<b style="font-size:85%">2</b>', '', '1\n2'],
    ['<b style="font-size:117%">2</b>', '', '12'],
    ['<b style="font-size:118%">2</b>', '', '1\n2'],
    ['<b style="margin-left:.29em">2</b>', '', '12'],
    ['<b style="margin-left:.3em">2</b>', '', '1\n2'],
  ])('%s %s', (markup, sheet, text) => expect(shown(markup, sheet)).toBe(text))

  test('a page of more rules than any page needs is refused', () => {
    const found: string[] = []
    const rules = Array.from({ length: 5000 }, (_, index) => `.a${index} .b{display:none}`).join('')
    const page = `<style>${rules}</style>${'<i class="b">1</i>'.repeat(5000)}`
    expect(readHtml(page, (code) => void found.push(code))).toBeNull()
    expect(found).toEqual(['read/html-too-big'])
  })
})
