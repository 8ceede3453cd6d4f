/**
 * On screen: running text in 黑体 of at least 18 px with a line of 1.9 (the requirements for the elderly ask for 1.3), contrast of 7 : 1 and more
 * in light and dark. Letters are never moved by script or by reordering; what is only for sight (stripes, shades) carries no meaning.
 * The hint to scroll is the first item of a wrapping line: beside a table that fits it is pressed to no width, over one too broad it has a line.
 */
export const screenStyle = `:root{
  color-scheme:light dark;
  --paper:#fff;--ground:#edf0f4;--ink:#1a1f26;--soft:#414b57;--rule:#6b7684;--faint:#cfd6de;--shade:#f1f4f8;--accent:#0a4a86;--mark:#8f2a12;
  --hei:"PingFang SC","HarmonyOS Sans SC","MiSans","Microsoft YaHei","Noto Sans CJK SC","Noto Sans SC","Source Han Sans SC","WenQuanYi Micro Hei",sans-serif;
  --song:"FZXiaoBiaoSong-B05S","FZXiaoBiaoSong-B05","Source Han Serif SC","Noto Serif CJK SC","Noto Serif SC","Songti SC",SimSun,serif;
}
@media (prefers-color-scheme:dark){:root{
  --paper:#14181d;--ground:#0b0e12;--ink:#e8ebef;--soft:#b4bec9;--rule:#7f8b98;--faint:#333c46;--shade:#1d232b;--accent:#93c6f7;--mark:#f6a58c;
}}
*,::before,::after{box-sizing:border-box}
html{font-size:100%;-webkit-text-size-adjust:100%;text-size-adjust:100%;scroll-padding-block-start:1rem}
body{margin:0;background:var(--ground);color:var(--ink);font:1.125rem/1.9 var(--hei);line-break:strict;overflow-wrap:anywhere;text-autospace:normal;text-spacing-trim:normal}
main,footer{max-inline-size:54rem;margin-inline:auto;padding-inline:clamp(1rem,5vw,4.5rem)}
main{background:var(--paper);padding-block:clamp(1.75rem,5vw,4rem);border-block-start:.3rem solid var(--accent)}
main:focus{outline:none}
@media (min-width:56rem){main{margin-block-start:1.5rem;box-shadow:0 .1rem .8rem rgb(0 0 0/.09)}}
h1,h2,h3,h4,h5,h6{line-height:1.5;text-wrap:pretty;margin-block:2.2rem .8rem}
h1{margin-block:0 1.6rem;text-autospace:no-autospace;font-family:var(--song);font-size:clamp(1.5rem,1.05rem + 2.2vw,2.25rem);font-weight:700;line-height:1.45;text-align:center;text-wrap:balance}
h1 span{display:inline-block}
h2{font-size:clamp(1.2rem,1.1rem + .5vw,1.375rem);padding-inline-start:.75rem;border-inline-start:.3rem solid var(--accent)}
h3{font-size:1.1875rem;margin-block-start:1.6rem}
h4,h5,h6{font-size:1.125rem;margin-block-start:1.2rem}
p{margin-block:0 .75em;text-indent:2em;text-align:justify}
p[data-role=contact]{margin-block-end:.2em;text-align:start}
p[data-role=note]{color:var(--soft)}
p[data-role=attachment]{padding-inline-start:5em;text-indent:-3em;text-align:start}
p[data-role=signature],p[data-role=date]{margin-block:0;padding-inline-end:clamp(0em,100% - 10em,var(--right)*1em);text-align:end;text-indent:0}
p:not([data-role=signature])+p[data-role=signature],p:not([data-role=signature])+p[data-role=date],div+p[data-role=signature],div+p[data-role=date]{margin-block-start:2.4rem}
main ul,main ol{margin-block:0 .75em;padding-inline-start:3em}
main section :is(ul,ol) :is(ul,ol){margin-block:0;padding-inline-start:2em}
section ol{padding-inline-start:2em;list-style:none}
p[data-role=annex]{margin-block:3rem 1rem;font-weight:700;text-indent:0}
h2[data-role=annexTitle]{padding:0;border:0;font-family:var(--song);text-align:center;text-wrap:balance}
p[data-role=imprint]{margin:0;padding:.2em 1em;border-block-start:.0625rem solid var(--rule);text-align:start;text-indent:0}
p:not([data-role=imprint])+p[data-role=imprint]{margin-block-start:2.4rem;border-block-start-width:.125rem}
p[data-role=imprint]:not(:has(+p[data-role=imprint])){border-block-end:.125rem solid var(--rule)}
[data-role=unit]{white-space:nowrap}
a{color:var(--accent);text-underline-offset:.2em}
a:focus-visible,.scroll:focus-visible{outline:.19rem solid var(--accent);outline-offset:.15rem}
.skip{position:absolute;inset-block-start:-10rem;inset-inline-start:1rem;z-index:1;padding:.4rem 1rem;background:var(--paper);color:var(--accent)}
.skip:focus{inset-block-start:.75rem}
nav{font-size:1rem;line-height:1.6}
nav p{margin:0 0 .3rem;font-weight:700;text-indent:0}
nav ul,nav ol{margin:0;padding:0;list-style:none}
nav a{display:block;padding-block:.3rem;text-decoration:none}
nav a:hover{text-decoration:underline}
.downloads{margin-block-end:1.25rem}
.downloads ul{display:flex;flex-wrap:wrap;justify-content:center;gap:.6rem}
.downloads a{padding:.35rem 1rem;border:.0625rem solid var(--accent);border-radius:.3rem}
.contents{margin-block-end:1.75rem;padding:1rem 1.25rem;background:var(--shade);border:.0625rem solid var(--faint);border-radius:.3rem}
.contents ol ol{display:none}
@media (min-width:76rem){
  body{padding-inline-start:18rem}
  .contents{position:fixed;inset-block:1.5rem auto;inset-inline-start:max(1rem,calc((100vw - 18rem - 54rem)/2));inline-size:16.5rem;max-block-size:calc(100vh - 3rem);margin:0;overflow-y:auto;background:none;border:0;padding:.5rem}
  .contents ol ol{display:block;margin-block-end:.3rem;padding-inline-start:1em;font-size:.9375rem}
  .contents ol ol a{padding-block:.15rem}
}
.scroll{position:relative;display:flex;flex-wrap:wrap;overflow-x:auto;margin-block:1rem 1.5rem}
.whole{flex:9999 0 min-content;min-inline-size:min-content}
.scroll::before{content:"左右滑动可看全表" / "";position:sticky;inset-inline-start:0;flex:1 0 0;max-inline-size:8em;block-size:1.8em;overflow:hidden;font-size:.875rem;color:var(--soft);white-space:nowrap}
.scroll+.scroll{margin-block-start:2rem}
table{inline-size:100%;min-inline-size:var(--least);border-collapse:collapse;font-size:.9375rem;line-height:1.5;font-variant-numeric:tabular-nums}
caption{padding-block-end:.5rem;font-weight:700;text-align:center}
caption.unseen{position:absolute;inset:0 auto auto 0;max-inline-size:100%;clip-path:inset(100%);pointer-events:none}
caption.part{padding:.4rem;border:.0625rem solid var(--rule);border-block-end:0;background:var(--shade)}
table:has(>caption.part){table-layout:fixed}
table+table{margin-block-start:-.0625rem}
th,td{padding:.4rem .2rem;border:.0625rem solid var(--rule);text-align:center;vertical-align:middle;font-weight:400;overflow-wrap:break-word}
thead th{background:var(--shade);font-weight:700}
th{text-wrap:balance}
th.left{text-wrap:pretty}
tbody th[rowspan][scope=row]{word-break:keep-all}
td[data-figure]{white-space:nowrap}
th.left,td.left{padding-inline:.3rem;text-align:start;overflow-wrap:anywhere}
th.right,td.right{text-align:end}
tbody th[rowspan]{background:var(--shade)}
td[data-state=inferred]{text-decoration:underline dotted;text-underline-offset:.25em}
td[data-state=lost]{color:var(--mark)}
@media (max-width:50rem){
  p{text-align:start}
  table{font-size:.875rem}
}
.hint{color:var(--soft);font-size:.9375rem;text-indent:0;border-inline-start:.2rem solid var(--faint);padding-inline-start:.75rem}
footer{padding-block:1.25rem 2.5rem;color:var(--soft);font-size:1rem;text-align:center}
footer p{margin:0;text-align:center;text-indent:0}
footer a{display:inline-block;padding:.3rem .6rem}
@media (forced-colors:active){
  th,td,caption.part{border-color:CanvasText}
  main{border-block-start-color:CanvasText}
}
`
