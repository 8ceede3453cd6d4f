/** Added to the page's own style. Severity shows by word, by line style and by colour, so that it survives a black-and-white printer. */
export const sheetStyle = `:root{--error:#a3160b;--warning:#7d4a00;--info:#0a4a86;--error-ground:#fde7e4;--warning-ground:#fdf0d5;--info-ground:#e3eefa}
@media (prefers-color-scheme:dark){:root{--error:#ffa598;--warning:#f2c572;--info:#93c6f7;--error-ground:#4a1712;--warning-ground:#45310a;--info-ground:#12304d}}
.review{margin-block:0 2.5rem}
.review h3{margin-block:1.6rem .6rem;font-size:1.125rem}
.review h3 small{margin-inline-start:.75em;font-size:.875rem;font-weight:400;color:var(--soft)}
.review p,.below{text-indent:0;text-align:start;margin:0}
.review ol{margin:0;padding-inline-start:2.2em}
.review ol>li{margin-block:0 1rem;padding:.35rem .9rem .5rem;border-inline-start:.25rem solid;line-height:1.65;font-size:1rem}
.review li.error{border-color:var(--error)}
.review li.warning{border-color:var(--warning);border-inline-start-style:double}
.review li.info{border-color:var(--info);border-inline-start-style:dotted}
.review h3.error,.review li.error::marker{color:var(--error)}
.review h3.warning,.review li.warning::marker{color:var(--warning)}
.review h3.info,.review li.info::marker{color:var(--info)}
.review .what{font-weight:700}
.review .formula{margin-block:.3rem;font-variant-numeric:tabular-nums}
.review .places{margin:.3rem 0;padding-inline-start:1.2em;list-style:disc}
.review .places b{font-weight:700}
.review .do::before{content:"建议："}
.review .why{font-size:.8125rem;color:var(--soft)}
.review li:target{background:var(--shade)}
.below{padding-block-start:1rem;border-block-start:.0625rem solid var(--rule);color:var(--soft);font-size:1rem}
mark{color:inherit;padding-inline:.1em;border-radius:.15em;text-decoration:underline;text-decoration-thickness:.12em;text-underline-offset:.25em;scroll-margin-block:6rem}
mark.error{background:var(--error-ground);text-decoration-color:var(--error)}
mark.warning{background:var(--warning-ground);text-decoration-color:var(--warning);text-decoration-style:double}
mark.info{background:var(--info-ground);text-decoration-color:var(--info);text-decoration-style:dotted}
mark.void{display:inline-block;min-inline-size:1.2em;min-block-size:1.2em;vertical-align:middle}
mark:target{outline:.19rem solid currentColor;outline-offset:.1rem}
h1 mark{text-decoration-thickness:.08em}
sup.refs{font-size:.75rem;font-family:var(--hei);font-weight:400;line-height:0}
sup.refs a{padding-inline:.2em;text-decoration:none}
td sup.refs{margin-inline-end:-.4em}
sup.refs:has(a+a) a{display:inline-grid;place-items:center;min-inline-size:1.5rem;min-block-size:1.5rem;padding:0}
td sup.refs:has(a+a){display:flex;flex-wrap:wrap;justify-content:center;margin:0}
@media (forced-colors:active){mark{outline:.0625rem solid Mark}}
@media print{
  .review{font-size:10.5pt;line-height:1.6}
  .review h2,.review h3{text-indent:0}
  .review h3{font-size:12pt}
  .review h3 small{font-size:10pt}
  .review ol>li{break-inside:avoid;font-size:1em}
  .review .why{font-size:8.5pt}
  .review a,sup.refs a{color:inherit;text-decoration:none}
  .below{break-after:page}
  mark{-webkit-print-color-adjust:exact;print-color-adjust:exact}
  .contents{display:none}
}
`
