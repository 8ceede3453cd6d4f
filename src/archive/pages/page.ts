import { markup, trusted, type Markup, type Part } from '../../writers/markup.js'
import { chartStyle } from '../../writers/html/chart.js'

/** One look for all pages of an archive: light, dark, forced colours, from 320 px on, and on paper. */
export const pageStyle = `:root{color-scheme:light dark;--paper:#fff;--ground:#edf0f4;--ink:#1a1f26;--soft:#414b57;--rule:#6b7684;--faint:#cfd6de;--accent:#0a4a86;--bad:#8f2a12}
@media (prefers-color-scheme:dark){:root{--paper:#14181d;--ground:#0b0e12;--ink:#e8ebef;--soft:#b4bec9;--rule:#7f8b98;--faint:#333c46;--accent:#93c6f7;--bad:#f6a58c}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:1rem/1.6 "PingFang SC","Microsoft YaHei","Noto Sans CJK SC","Noto Sans SC",sans-serif;overflow-wrap:anywhere}
header,main,footer{max-inline-size:72rem;margin-inline:auto;padding-inline:clamp(1rem,3vw,2rem)}
h1{font-size:1.6rem;margin-block:1.25rem .75rem}
h2{font-size:1.15rem;margin-block:0 .6rem}
section{background:var(--paper);border:.0625rem solid var(--faint);border-radius:.3rem;padding:1rem;margin-block-end:1.25rem}
.skip{position:absolute;inset-block-start:-10rem;background:var(--paper);color:var(--accent);padding:.4rem 1rem}
.skip:focus{inset-block-start:.75rem}
nav ul{display:flex;flex-wrap:wrap;gap:.3rem 1.25rem;list-style:none;margin:0;padding:.75rem 0 0}
a{color:var(--accent)}
nav a,td a,li a{display:inline-block;padding-block:.1rem;min-inline-size:1.5rem}
.scroll{overflow-x:auto}
table{border-collapse:collapse;font-size:.95rem;min-inline-size:100%}
th,td{border-block-end:.0625rem solid var(--faint);padding:.35rem .6rem;text-align:start;vertical-align:top}
thead th{border-block-end:.125rem solid var(--rule);white-space:nowrap}
tbody th{font-weight:400;min-inline-size:9rem}
td.n,th.n{text-align:end;font-variant-numeric:tabular-nums;white-space:nowrap}
td small{display:block;color:var(--soft)}
.bad{color:var(--bad)}
.soft{color:var(--soft)}
form{display:flex;flex-wrap:wrap;gap:.5rem 1rem;align-items:end;margin-block-end:.75rem}
form[hidden]{display:none}
label{display:block}
input,select{font:inherit;color:inherit;background:var(--paper);border:.0625rem solid var(--rule);border-radius:.25rem;padding:.3rem .6rem;max-inline-size:100%}
summary{cursor:pointer;padding-block:.15rem}
a:focus-visible,input:focus-visible,select:focus-visible,summary:focus-visible,.scroll:focus-visible{outline:.19rem solid var(--accent);outline-offset:.1rem}
footer{padding-block:0 2rem;color:var(--soft)}
@media print{.skip,form,nav{display:none}body{background:none}section{border:0;padding:0}.scroll{overflow:visible}tr,.chart{break-inside:avoid}}
${chartStyle}`

export interface Page {
  readonly title: string
  /** Links over the page; none on the first. */
  readonly links: readonly { readonly href: string; readonly text: string }[]
  readonly body: Part
  /** In the head besides: metadata. */
  readonly head?: Markup
  /** Where the style sheet stands; inline where nothing is said. */
  readonly style?: string
}

export function pageText({ title, links, body, head, style }: Page): string {
  const look = style === undefined ? markup`<style>${trusted(pageStyle)}</style>` : markup`<link rel="stylesheet" href="${style}">`
  const nav =
    links.length === 0
      ? null
      : markup`<nav aria-label="上级页面"><ul>${links.map(({ href, text }) => markup`<li><a href="${href}">${text}</a></li>`)}</ul></nav>\n`
  return String(markup`<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>${title}</title>
${look}
${head ?? null}</head>
<body>
<a class="skip" href="#main">跳到正文</a>
<header>
${nav}<h1>${title}</h1>
</header>
<main id="main">
${body}</main>
</body>
</html>
`)
}

/** A table in a region that scrolls on its own; numbers stand to the right, text to the left. */
export function tableMarkup(
  caption: string,
  head: readonly string[],
  rows: readonly (readonly Part[])[],
  holds: 'numbers' | 'text' = 'text',
): Markup {
  const look = holds === 'numbers' ? trusted(' class="n"') : null
  return markup`<div class="scroll" role="region" tabindex="0" aria-label="${caption}">
<table><thead><tr>${head.map((text, at) => markup`<th scope="col"${at > 0 ? look : null}>${text}</th>`)}</tr></thead>
<tbody>${rows.map(([first, ...rest]) => markup`<tr><th scope="row">${first ?? null}</th>${rest.map((cell) => markup`<td${look}>${cell}</td>`)}</tr>\n`)}</tbody></table></div>
`
}
