/** Style of the run report: readable in light, dark and forced colours, and from 320 px on. */
export const pageStyle = `:root{color-scheme:light dark;--paper:#fff;--ground:#edf0f4;--ink:#1a1f26;--soft:#414b57;--rule:#6b7684;--faint:#cfd6de;--accent:#0a4a86;--bad:#8f2a12}
@media (prefers-color-scheme:dark){:root{--paper:#14181d;--ground:#0b0e12;--ink:#e8ebef;--soft:#b4bec9;--rule:#7f8b98;--faint:#333c46;--accent:#93c6f7;--bad:#f6a58c}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:1rem/1.6 "PingFang SC","Microsoft YaHei","Noto Sans CJK SC","Noto Sans SC",sans-serif;overflow-wrap:anywhere}
header,main{max-inline-size:80rem;margin-inline:auto;padding-inline:clamp(1rem,3vw,2rem)}
h1{font-size:1.6rem;margin-block:1.5rem .75rem}
h2{font-size:1.1rem;margin-block:0 .5rem}
.skip{position:absolute;inset-block-start:-10rem;background:var(--paper);color:var(--accent);padding:.4rem 1rem}
.skip:focus{inset-block-start:.75rem}
.notice{color:var(--bad);font-weight:700}
.totals{display:flex;flex-wrap:wrap;gap:.75rem;margin:0 0 1.25rem}
.totals div{background:var(--paper);border:.0625rem solid var(--faint);border-radius:.3rem;padding:.5rem 1.1rem}
.totals dt{color:var(--soft);font-size:.9rem}
.totals dd{margin:0;font-size:1.4rem;font-weight:700;font-variant-numeric:tabular-nums}
.charts{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,20rem),1fr));gap:1rem;margin-block-end:1.25rem}
.charts>div,#list,#causes,#failed,#skipped{background:var(--paper);border:.0625rem solid var(--faint);border-radius:.3rem;padding:1rem}
.bars{list-style:none;margin:0;padding:0;font-size:.9rem}
.bars li{display:grid;grid-template-columns:minmax(6rem,3fr) minmax(3rem,2fr) 4rem;gap:.6rem;align-items:center;padding-block:.1rem}
.bars svg{block-size:.7rem;inline-size:100%}
.bars rect{fill:var(--accent)}
.bars b{text-align:end;font-variant-numeric:tabular-nums}
form{display:flex;flex-wrap:wrap;gap:.75rem 1.5rem}
form[hidden]{display:none}
form label{max-inline-size:100%}
select{max-inline-size:min(100%,24rem)}
input,select,nav button,details button{font:inherit;color:inherit;background:var(--paper);border:.0625rem solid var(--rule);border-radius:.25rem;padding:.3rem .6rem;max-inline-size:100%}
.scroll{overflow-x:auto}
table{inline-size:100%;border-collapse:collapse;font-size:.95rem}
th,td{border-block-end:.0625rem solid var(--faint);padding:.4rem .6rem;text-align:start;vertical-align:top}
thead th{border-block-end:.125rem solid var(--rule);white-space:nowrap}
#list thead th[aria-sort]{padding:0}
thead button{font:inherit;font-weight:700;color:inherit;background:none;border:0;padding:.4rem .6rem;min-block-size:1.75rem;cursor:pointer}
thead button:hover{text-decoration:underline}
th[aria-sort=ascending] span::after{content:" ↑"}
th[aria-sort=descending] span::after{content:" ↓"}
tbody th{font-weight:400;min-inline-size:12rem}
#list tbody td:nth-child(3){white-space:nowrap}
#list tbody td:nth-last-child(2){min-inline-size:12rem}
#list tbody td:last-child{min-inline-size:13rem}
.number,#list thead th:nth-child(n+4):nth-child(-n+6){text-align:center;font-variant-numeric:tabular-nums;white-space:nowrap}
summary{cursor:pointer;padding-block:.15rem}
summary.error,#failed h2{color:var(--bad)}
em{color:var(--soft);font-style:normal}
#causes,#list{margin-block-end:1.25rem}
#failed,#skipped{margin-block-end:1.25rem;overflow-x:auto}
td a{display:inline-block;min-inline-size:1.5rem;padding-block:.05rem;margin-inline-end:.4rem;white-space:nowrap}
a{color:var(--accent)}
a:focus-visible,button:focus-visible,input:focus-visible,select:focus-visible,.scroll:focus-visible{outline:.19rem solid var(--accent);outline-offset:.1rem}
nav{margin-block-start:.75rem}
nav[hidden]{display:none}
main{padding-block-end:2rem}
@media (forced-colors:active){.bars rect{fill:CanvasText}}
@page{size:A4 landscape;margin:12mm}
@media print{html{font-size:62.5%}.skip,form,nav{display:none}body{background:none}header,main{max-inline-size:none;padding:0}.scroll{overflow:visible}
.charts>div,section{padding:.6rem}tr{break-inside:avoid}tbody th,tbody td:nth-last-child(2),tbody td:last-child{min-inline-size:0}th,td,thead button{padding:.2rem .4rem}}
`
