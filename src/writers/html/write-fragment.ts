import type { Document } from '../../model/document.js'
import { writeBody } from './write-html.js'

/** Before every id, so that none is another's of the page it is put into. */
const PREFIX = 'nianbao-'

/**
 * The report as one element to be pasted into a website's page: looks stand on each element, marked as important, for the page's own style sheet
 * may say anything of all paragraphs and tables; nothing in it reaches out. No style sheet, script, position or custom property, which editors
 * and their sanitisers take out. The title is a heading of rank `level`, 1 to 6, the others follow.
 */
export function writeFragment(document: Document, level = 2): string {
  /** Least width of the tables in the region that was opened last, in ems. */
  let room = 0
  const body = writeBody(document)
    .replace(/<div class="chart">.*?<\/svg><\/div>\n/gs, '')
    .replace(/<caption class="unseen"[^>]*>.*?<\/caption>\n/g, '')
    .replace(/<(\/?)h([1-6])\b/g, (_, end: string, rank: string) => `<${end}h${Math.min(6, Number(rank) + level - 1)}`)
    .replace(/ id="([^"]*)"/g, ` id="${PREFIX}$1"`)
    .replace(
      / headers="([^"]*)"/g,
      (_, ids: string) =>
        ` headers="${ids
          .split(' ')
          .map((id) => PREFIX + id)
          .join(' ')}"`,
    )
    .replace(/<(\w+)((?: [\w-]+(?:="[^"]*")?)*)>/g, (_, name: string, attributes: string) => {
      room = Number(/--least:([\d.]+)rem/.exec(attributes)?.[1] ?? room)
      return styled(name, attributes, room)
    })
  return `<article class="nianbao" lang="${document.lang}"${attributeOf(looks['article']!)}>\n${body}</article>\n`
}

/** What a region that scrolls holds: no look of its own. */
const WHOLE = ' class="whole"'

/** The element with its look in place of classes, data and styles that only a page of our own has a use for. */
function styled(name: string, attributes: string, room: number): string {
  const role = / data-role="(\w+)"/.exec(attributes)?.[1] ?? ''
  const width = /style="(width:[\d.]+%)"/.exec(attributes)?.[1]
  const align = / class="(left|right)"/.exec(attributes)?.[1]
  const kept = attributes.replace(/ (?:class|style|data-[\w-]+|tabindex)(?:="[^"]*")?/g, '')
  const own = { table: `min-width:${room}em`, col: width ?? '', [align ? name : '']: `text-align:${align}` }[name] ?? ''
  if (attributes === WHOLE) return `<${name}${attributeOf(PLAIN)}>`
  const isRowHead = name === 'th' && attributes.includes(' scope="row')
  const look = [
    PLAIN,
    /^h[1-6]$/.test(name) ? looks['heading'] : looks[name],
    looks[`${name} ${role}`],
    isRowHead && 'font-weight:400',
    own,
  ]
    .filter(Boolean)
    .join(';')
  return `<${name}${kept}${attributeOf(look)}>`
}

function attributeOf(look: string): string {
  const declarations = look.split(';').filter(Boolean)
  return declarations.length === 0 ? '' : ` style="${declarations.map((one) => `${one}!important`).join(';')}"`
}

/** Undoes what the page says of every such element; what editors that do not know it leave of a look is said again below. */
const PLAIN = 'all:revert'

const cell =
  'display:table-cell;float:none;width:auto;height:auto;padding:.35em .25em;border:1px solid #666;vertical-align:middle;text-align:center;font-size:1em;line-height:1.5;white-space:normal;color:inherit;background:none'

const looks: Readonly<Record<string, string>> = {
  article:
    'all:initial;display:block;grid-column:1/-1;flex:1 1 100%;min-width:0;max-width:100%;overflow-wrap:break-word;font-family:inherit;font-size:medium;letter-spacing:normal;color:#1a1f26;background:#fff;line-height:1.8;text-align:left;word-break:normal',
  heading:
    'display:block;margin:1.2em 0 .6em;padding:0;border:0;text-align:left;line-height:1.5;font-size:1.15em;font-weight:700;color:inherit;background:none',
  'h2 annexTitle': 'text-align:center',
  'span unit': 'white-space:nowrap',
  p: 'display:block;margin:0 0 .75em;padding:0;text-indent:2em;text-align:left;line-height:1.8;color:inherit',
  'p signature': 'text-align:right;text-indent:0',
  'p date': 'text-align:right;text-indent:0',
  'p annex': 'font-weight:700;text-indent:0',
  ul: 'display:block;margin:0 0 .75em;padding:0 0 0 2.5em;list-style:disc outside',
  ol: 'display:block;margin:0 0 .75em;padding:0 0 0 2.5em;list-style:none',
  li: 'display:list-item;margin:0;padding:0',
  div: 'display:block;max-width:100%;margin:1em 0;padding:0 0 1px;overflow-x:auto;overflow-y:hidden',
  table:
    'display:table;width:100%;margin:0;border-collapse:collapse;border-spacing:0;table-layout:auto;font-size:.9375em;float:none;background:none',
  caption: 'display:table-caption;caption-side:top;padding:.35em;text-align:center;font-weight:700;color:inherit',
  colgroup: 'display:table-column-group',
  col: 'display:table-column',
  thead: 'display:table-header-group',
  tbody: 'display:table-row-group',
  tr: 'display:table-row;float:none;background:none',
  th: `${cell};font-weight:700`,
  td: `${cell};font-weight:400`,
}
