/**
 * In print: the sheet of GB/T 9704-2012. Type area 156 × 225 mm; 22 lines of 28 characters need a pitch of 15.75 pt and a line of 28.95 pt,
 * so 16 pt is set 0.25 pt closer; page numbers in 四号 with a dash each side, 7 mm under the type area, odd right, even left, one character in.
 * On a sheet on its side they stand at its own foot: the checkers' CSS knows no writing mode in a page's margin.
 */
export const printStyle = `@page{size:A4;margin:37mm 26mm 35mm 28mm}
@page :right{@bottom-right{content:"\\2014  " counter(page) " \\2014";padding-right:14pt}}
@page :left{@bottom-left{content:"\\2014  " counter(page) " \\2014";padding-left:14pt}}
@page{@bottom-right{font:14pt/14pt SimSun,"Songti SC","Noto Serif CJK SC",serif;vertical-align:top;padding-top:6mm}@bottom-left{font:14pt/14pt SimSun,"Songti SC","Noto Serif CJK SC",serif;vertical-align:top;padding-top:6mm}}
@page wide{size:A4 landscape;margin:28mm 37mm 26mm 35mm}
@media print{
  :root{color-scheme:light;--paper:#fff;--ground:#fff;--ink:#000;--soft:#000;--rule:#000;--mark:#000;--shade:#fff;--accent:#000;
    --fang:"FangSong_GB2312","仿宋_GB2312",FangSong,仿宋,STFangsong,"FZFangSong-Z02",serif;
    --kai:"KaiTi_GB2312","楷体_GB2312",KaiTi,楷体,STKaiti,serif;--hei:SimHei,黑体,STHeiti,"Noto Sans CJK SC",sans-serif}
  nav,.skip,footer{display:none}
  body{padding:0;background:none;font:16pt/28.95pt var(--fang);letter-spacing:-.25pt;color:#000}
  main{max-inline-size:none;margin:0;padding:0;border:0;box-shadow:none;background:none}
  h1,h2,h3,h4,h5,h6{margin:0;padding:0;border:0;font-size:16pt;font-weight:400;line-height:28.95pt;text-indent:31.5pt;text-wrap:wrap;break-after:avoid}
  h1{margin-block-end:28.95pt;font-family:var(--song);font-size:22pt;font-weight:700;line-height:28.95pt;text-indent:0;text-wrap:balance}
  h2{font-family:var(--hei)}
  h3{font-family:var(--kai)}
  p,p[data-role=contact]{margin:0;text-indent:31.5pt;text-align:justify;orphans:2;widows:2}
  p[data-role=attachment]{padding-inline-start:78.75pt;text-indent:-47.25pt}
  p[data-role=signature],p[data-role=date]{padding-inline-end:calc(var(--right)*15.75pt);text-align:end;text-indent:0}
  p:not([data-role=signature])+p[data-role=signature],p:not([data-role=signature])+p[data-role=date],div+p[data-role=signature],div+p[data-role=date]{margin-block-start:28.95pt}
  p:has(+p[data-role=signature]),p[data-role=signature]{break-after:avoid}
  section ul,section ol{margin:0;padding-inline-start:47.25pt}
  section ol{padding-inline-start:31.5pt}
  section li{text-align:justify;orphans:2;widows:2}
  p[data-role=annex]{margin-block:0 28.95pt;font-family:var(--hei);font-weight:400;text-indent:0;break-before:page;break-after:avoid}
  h2[data-role=annexTitle]{margin-block-end:28.95pt;font-size:22pt;font-weight:700;line-height:36pt;text-indent:0}
  p[data-role=imprint]{padding:0 14pt;font-size:14pt;letter-spacing:0;text-indent:0;break-inside:avoid}
  a{color:inherit;text-decoration:none}
  .scroll{display:block;overflow:visible;margin-block:6pt 12pt}
  .wide,:is(h2,h3,h4,h5,h6):has(+.wide){page:wide}
  .scroll::before{content:none}
  table{min-inline-size:0;font-size:var(--print);line-height:1.35;letter-spacing:0}
  caption.unseen{display:none}
  caption{font-family:var(--hei);font-weight:400}
  caption.part{padding:2pt}
  th,td{padding:2pt 1.5pt;border:.5pt solid #000;overflow-wrap:anywhere}
  thead th{font-family:var(--hei);font-weight:400}
  thead{display:table-header-group}
  tr{break-inside:avoid}
  caption.part,thead,table:has(>caption.part){break-inside:avoid;break-after:avoid}
}
`
