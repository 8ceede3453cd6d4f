import { readFile } from 'node:fs/promises'
import { withPages } from '../browser.mjs'

/** Pages that say what a site's own style sheet may say of everything in it: `content` is the column the body is pasted into. */
const hosts = [
  { name: 'plain', style: '' },
  {
    name: 'resets',
    style: `html{font-size:62.5%}*,::before,::after{box-sizing:border-box;margin:0!important;padding:0!important;border:0!important}
      *{font:inherit;line-height:1;text-align:center;vertical-align:top;list-style:none!important}`,
  },
  {
    name: 'huge type',
    style: `body{font-size:60px;letter-spacing:.4em;text-transform:uppercase;color:#fff;background:#a00;line-height:3}
      p,li,td,th,caption{font-size:44px!important;text-indent:-9em!important;letter-spacing:.5em!important}h1,h2,h3,h4{font-size:9px!important;display:inline!important}`,
  },
  {
    name: 'tables',
    style: `table,thead,tbody,tr,th,td{display:block!important;float:left!important;width:50%!important;border:0!important;color:red!important}
      table{table-layout:fixed!important}td,th{white-space:nowrap!important;height:9em!important;font-size:30px!important}thead,caption{display:none!important}`,
  },
  {
    name: 'everything',
    style: `.content *{float:right!important;color:#eee!important;font-size:7px!important;max-width:60px!important;letter-spacing:1em!important;
      text-indent:3em!important;line-height:0!important;text-transform:uppercase!important;visibility:hidden!important;opacity:0!important}`,
  },
  {
    name: 'grid of a CMS',
    style: `.content{display:grid;grid-template-columns:repeat(12,1fr);gap:16px;width:960px}.content>*{grid-column:span 3!important}
      article{display:flex!important;flex-direction:row!important}.content div{display:grid!important;grid-template-columns:repeat(3,1fr)!important;padding:40px!important}`,
  },
  {
    name: 'narrow column',
    style: `.content{width:300px;display:flex}aside{flex:0 0 40px}article,article *{min-width:0}.content div{float:left!important;width:33%!important}`,
  },
]

/** The body as a site shows it that had no say in how it looks. */
export const fragment = {
  formats: ['fragment'],
  titles: { 'F-hosts': `the body for websites reads the same in hostile pages: ${hosts.map(({ name }) => name).join(', ')}` },
  async run(files) {
    const items = files.flatMap((file) => hosts.map((host) => ({ file, host })))
    const found = await withPages(items, async (page, { file, host }) => {
      await page.setContent(pageOf(await readFile(file.fragment, 'utf8'), host.style))
      return { file: file.name, problems: (await page.evaluate(problemsOf)).map((problem) => `${host.name}: ${problem}`) }
    })
    return files.map(({ name }) => ({
      id: 'F-hosts',
      file: name,
      problems: found.flatMap((one) => (one.file === name ? one.problems : [])),
    }))
  },
}

function pageOf(body, style) {
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>网站</title><style>.content{width:760px;margin:0 auto}${style}</style>
<body><main class="content"><aside>栏目</aside>${body}</main></body></html>`
}

/** Runs in the page: the few measures in which a body that reads well differs from one that does not. */
function problemsOf() {
  const found = []
  const article = document.querySelector('article.nianbao')
  const nameOf = (element) => `${element.localName} “${element.textContent.trim().slice(0, 12)}”`
  const say = (elements, problem) => elements.length > 0 && found.push(`${problem}: ${elements.length}, as ${nameOf(elements[0])}`)
  const all = [...article.querySelectorAll('*')].filter((element) => element.textContent.trim() !== '' && !element.closest('svg'))
  const styles = new Map(all.map((element) => [element, getComputedStyle(element)]))
  const that = (test) => all.filter((element) => test(styles.get(element), element))
  const own = ({ childNodes }) => [...childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim() !== '')

  say(
    that(
      ({ fontSize }, element) =>
        own(element) &&
        element.localName !== 'sup' &&
        element.localName !== 'sub' &&
        (parseFloat(fontSize) < 12 || parseFloat(fontSize) > 30),
    ),
    'type of another size',
  )
  say(
    that(({ color }, element) => own(element) && color !== 'rgb(26, 31, 38)'),
    'another colour',
  )
  say(
    that(({ visibility, opacity }) => visibility !== 'visible' || opacity !== '1'),
    'not seen',
  )
  say(
    that(({ letterSpacing, textTransform }) => (letterSpacing !== 'normal' && parseFloat(letterSpacing) > 1) || textTransform !== 'none'),
    'letters set otherwise',
  )
  say(
    that((_, element) => own(element) && element.getBoundingClientRect().height < 12),
    'no room for a line',
  )
  say(
    that(({ lineHeight, fontSize }, element) => own(element) && parseFloat(lineHeight) < 1.3 * parseFloat(fontSize)),
    'lines too close',
  )
  const displays = {
    table: 'table',
    tr: 'table-row',
    td: 'table-cell',
    th: 'table-cell',
    thead: 'table-header-group',
    li: 'list-item',
    p: 'block',
  }
  say(
    that(({ display }, { localName }) => localName in displays && display !== displays[localName]),
    'no longer what it is',
  )
  say(
    that(({ borderTopWidth }, { localName }) => (localName === 'td' || localName === 'th') && parseFloat(borderTopWidth) < 0.5),
    'a cell without rules',
  )

  const rows = [...article.querySelectorAll('tr')]
  say(
    rows.filter((row) => new Set([...row.cells].map((cell) => Math.round(cell.getBoundingClientRect().top))).size > 1),
    'cells of a row not side by side',
  )
  const figures = [...article.querySelectorAll('td')].filter((cell) => /^[\d.]+$/.test(cell.textContent.trim()))
  const linesOf = (cell) => {
    const range = document.createRange()
    range.selectNodeContents(cell)
    return new Set([...range.getClientRects()].map((rect) => Math.round(rect.top))).size
  }
  say(
    figures.filter((cell) => linesOf(cell) > 1),
    'a figure on several lines',
  )

  const blocks = [...article.querySelectorAll('h1,h2,h3,h4,h5,h6,p,li,table')].filter(
    ({ parentElement }) => !parentElement.closest('table'),
  )
  const boxes = blocks.map((element) => element.getBoundingClientRect())
  say(
    blocks.filter((_, index) => index > 0 && boxes[index].top < boxes[index - 1].bottom - 1 && !blocks[index - 1].contains(blocks[index])),
    'stands over what is before it',
  )
  const column = article.parentElement.clientWidth
  const { width, left } = article.getBoundingClientRect()
  if (width < Math.min(0.8 * column, column - 60)) found.push(`the body is ${Math.round(width)} px wide in a column of ${column}`)
  say(
    blocks.filter(
      (element, index) =>
        element.localName !== 'table' &&
        (boxes[index].right > left + width + 1 || boxes[index].width < (element.localName === 'li' ? 0.5 : 0.7) * width),
    ),
    'text narrower or wider than the body',
  )
  if (article.scrollWidth > article.clientWidth + 1) found.push('something stands out of the body')
  return found
}
