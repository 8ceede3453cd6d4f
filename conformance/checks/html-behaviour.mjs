import { pathToFileURL } from 'node:url'
import { withPages } from '../browser.mjs'
import { isWanted } from '../results.mjs'

/** What only a real browser can tell of a page. Each check gets a fresh page at its width. */
const checks = [
  { id: 'H-05', title: 'the skip link comes first, shows on focus and leads to the text', width: 1280, run: checkSkipLink },
  { id: 'H-10', title: 'no sideways scrolling of the page at 320 px', width: 320, run: checkReflow },
  {
    id: 'H-11',
    title: 'scrolling tables can be reached by keyboard, with a name and a visible focus',
    width: 320,
    run: checkScrollRegions,
  },
  { id: 'H-13', title: 'nothing is cut off with WCAG text spacing', width: 320, run: checkTextSpacing },
  { id: 'H-14', title: 'nothing is cut off at 200 % text size', width: 1280, run: checkTextZoom },
  { id: 'H-16', title: 'targets are at least 24 × 24 px', width: 320, run: checkTargetSize },
  { id: 'H-17', title: 'table borders show in forced colours', width: 1280, run: checkForcedColours },
  { id: 'H-figures', title: 'no figure of a table is broken over two lines, on a telephone neither', width: 320, run: checkFigures },
  { id: 'H-spaced', title: 'nor with WCAG text spacing or at 200 %, at any width', width: 320, run: checkSpacedFigures },
  { id: 'H-hint', title: 'a table out of sight says that it scrolls, and no other, at any width', width: 320, run: checkHints },
  { id: 'H-scripts', title: 'no line begins with a superscript or a suffix, at any width', width: 320, run: checkLineStarts },
  { id: 'H-20', title: 'self-contained: requests nothing, runs no script', width: 1280, run: checkRequests },
]

export const htmlBehaviour = {
  formats: ['html'],
  titles: Object.fromEntries(checks.map(({ id, title }) => [id, title])),
  run(files) {
    const items = files.flatMap((file) => checks.filter((check) => isWanted(file, check.id)).map((check) => ({ ...check, file })))
    return withPages(items, async (page, { id, file, run }) => {
      await page.goto(pathToFileURL(file.html).href)
      return { id, file: file.name, problems: await run(page) }
    })
  },
}

async function checkSkipLink(page) {
  await page.keyboard.press('Tab')
  const link = await page.evaluate(() => {
    const { left, top, width, height } = document.activeElement.getBoundingClientRect()
    return { href: document.activeElement.getAttribute('href'), left, top, width, height }
  })
  if (link.href !== '#main') return [`the first focus is on ${link.href}, not on a link to #main`]
  const problems = link.left < 0 || link.top < 0 || link.width < 24 || link.height < 24 ? ['the focused skip link cannot be seen'] : []
  await page.keyboard.press('Enter')
  const focused = await page.evaluate(() => document.activeElement.id)
  return focused === 'main' ? problems : [...problems, `the skip link leads to “${focused}”`]
}

async function checkReflow(page) {
  const width = await page.evaluate(() => document.documentElement.scrollWidth)
  return width <= 320 ? [] : [`the page is ${width} px wide`]
}

const widths = [320, 480, 800, 1280]

/** What is wrong at one of these widths, named with it. */
async function atWidths(page, check) {
  const problems = []
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 })
    problems.push(...((await check(page)) ?? []).map((problem) => `${width} px: ${problem}`))
  }
  return problems
}

async function checkSpacedFigures(page) {
  const problems = []
  for (const content of [textSpacing, doubled]) {
    await page.reload()
    await page.addStyleTag({ content })
    problems.push(...(await atWidths(page, checkFigures)))
  }
  return problems
}

async function checkHints(page) {
  const problems = []
  for (const content of ['*{}', textSpacing, doubled]) {
    await page.reload()
    await page.addStyleTag({ content })
    problems.push(...(await atWidths(page, wrongHints)))
  }
  return problems
}

function wrongHints(page) {
  return page.evaluate(() =>
    [...document.querySelectorAll('.scroll')].flatMap((region) => {
      const says = parseFloat(getComputedStyle(region, '::before').width) > 10
      const scrolls = region.scrollWidth > region.clientWidth + 1
      return says === scrolls
        ? []
        : [`“${region.getAttribute('aria-label')}” ${scrolls ? 'scrolls and does not say so' : 'says it scrolls'}`]
    }),
  )
}

function checkLineStarts(page) {
  return atWidths(page, () =>
    page.evaluate(() => {
      const texts = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT)
      const boxOf = (node, at) => {
        const range = document.createRange()
        range.setStart(node, at)
        range.setEnd(node, at + 1)
        return range.getBoundingClientRect()
      }
      const found = []
      for (let node; (node = texts.nextNode());)
        for (const { index, 0: mark } of node.data.matchAll(/[⁰¹²³⁴-⁾ⁿ₀-₎‰‱℃㎡㎥]/g)) {
          const [box, before] = index > 0 ? [boxOf(node, index), boxOf(node, index - 1)] : []
          if (box && box.left < before.left && box.top > before.top + 5) found.push(`“${mark}” begins a line`)
        }
      return found
    }),
  )
}

async function checkFigures(page) {
  const broken = await page.evaluate(() => {
    const figures = [...document.querySelectorAll('td, th')].filter((cell) => /^[+-]?[\d,.]+%?$/.test(cell.textContent.trim()))
    const linesOf = (cell) => {
      const range = document.createRange()
      range.selectNodeContents(cell)
      return new Set([...range.getClientRects()].map((rect) => Math.round(rect.top))).size
    }
    return { count: figures.length, texts: figures.filter((cell) => linesOf(cell) > 1).map((cell) => cell.textContent) }
  })
  return broken.count === 0 ? null : broken.texts.map((text) => `“${text}” stands on several lines`)
}

async function checkScrollRegions(page) {
  const regions = await page.evaluate(() =>
    [...document.querySelectorAll('*')]
      .filter(
        (element) =>
          element !== document.documentElement &&
          element.scrollWidth > element.clientWidth + 1 &&
          /auto|scroll/.test(getComputedStyle(element).overflowX),
      )
      .map((element) => ({
        name: element.getAttribute('aria-label') ?? document.getElementById(element.getAttribute('aria-labelledby'))?.textContent,
        role: element.getAttribute('role'),
        tabindex: element.getAttribute('tabindex'),
      })),
  )
  if (regions.length === 0) return null
  const problems = regions
    .filter(({ name, role, tabindex }) => !name || role !== 'region' || tabindex !== '0')
    .map((region) => `a scrolling part lacks role, name or tabindex: ${JSON.stringify(region)}`)
  return [...problems, ...(await focusRings(page))]
}

/** Tabs through the page: each scrolling region must be reached and show an outline or a shadow. */
async function focusRings(page) {
  const problems = []
  let reached = 0
  for (let step = 0; step < 200; step++) {
    await page.keyboard.press('Tab')
    const focus = await page.evaluate(() => {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(document.activeElement)
      return {
        role: document.activeElement.getAttribute('role'),
        end: document.activeElement === document.body,
        visible: (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1) || boxShadow !== 'none',
      }
    })
    if (focus.end) break
    if (focus.role === 'region') reached++
    if (!focus.visible) problems.push(`focus ${step + 1} (${focus.role}) shows no ring`)
  }
  return reached > 0 ? problems : [...problems, 'no scrolling part was reached by Tab']
}

/** WCAG 2.2 SC 1.4.12. */
const textSpacing =
  '*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}p{margin-block-end:2em!important}'
const doubled = 'html{font-size:200%!important}'

async function checkTextSpacing(page) {
  await page.addStyleTag({ content: textSpacing })
  return cutOff(page)
}

async function checkTextZoom(page) {
  await page.addStyleTag({ content: doubled })
  return [...(await cutOff(page)), ...(await sidewaysScroll(page))]
}

async function sidewaysScroll(page) {
  const [inner, outer] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth])
  return inner <= outer ? [] : [`the page is ${inner} px wide in a window of ${outer} px`]
}

/** Text that its own box hides, or that runs out of a box which does not scroll. */
function cutOff(page) {
  return page.evaluate(() =>
    [...document.querySelectorAll('body *')]
      .filter(
        (element) =>
          element.textContent.trim() &&
          element.clientHeight > 0 &&
          !element.closest('a[href="#main"], [hidden]') &&
          !element.matches('tr, thead, tbody, tfoot'),
      )
      .filter((element) => {
        const { overflowX, overflowY } = getComputedStyle(element)
        const across = element.scrollWidth > element.clientWidth + 2 && !/auto|scroll/.test(overflowX)
        const down = element.scrollHeight > element.clientHeight + 2 && !/auto|scroll/.test(overflowY)
        return across || down
      })
      .filter((element, _, all) => !all.some((other) => other !== element && element.contains(other)))
      .map(
        (element) =>
          `${element.tagName.toLowerCase()} “${element.textContent.trim().slice(0, 20)}” ${element.scrollWidth}×${element.scrollHeight} in ${element.clientWidth}×${element.clientHeight}`,
      ),
  )
}

/** SC 2.5.8; links within a sentence are exempt. */
async function checkTargetSize(page) {
  return page.evaluate(() =>
    [...document.querySelectorAll('a[href], button, summary, input')]
      .filter((element) => !element.closest('p, td, th, h1, h2, h3, h4') && !element.matches('a[href="#main"]'))
      .map((element) => ({ element, box: element.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 0 && (box.width < 24 || box.height < 24))
      .map(({ element, box }) => `“${element.textContent.trim()}” is ${Math.round(box.width)} × ${Math.round(box.height)} px`),
  )
}

async function checkForcedColours(page) {
  await page.emulateMedia({ forcedColors: 'active' })
  const cells = await page.evaluate(() =>
    [...document.querySelectorAll('table th, table td')].map((cell) => {
      const { borderTopStyle, borderTopWidth, borderTopColor, backgroundColor } = getComputedStyle(cell)
      return {
        visible: borderTopStyle !== 'none' && parseFloat(borderTopWidth) > 0 && borderTopColor !== backgroundColor,
        text: cell.textContent,
      }
    }),
  )
  if (cells.length === 0) return null
  return cells.filter((cell) => !cell.visible).map((cell) => `no border around “${cell.text.slice(0, 20)}”`)
}

async function checkRequests(page) {
  const others = page.requested.filter((url) => url !== page.url()).map((url) => `requests ${url}`)
  const scripts = await page.evaluate(() =>
    [...document.querySelectorAll('script:not([type*=json]), [onclick], [onload]')].map(
      (element) => `holds <${element.tagName.toLowerCase()}>`,
    ),
  )
  return [...others, ...scripts]
}
