import { describe, expect, test } from 'vitest'
import { readReports } from '../../../src/convert.js'
import { chanceOf, damageTags, wordsIn } from './mutate.js'

const title = '青禾县水务局2024年政府信息公开工作年度报告'
const head = `<h1>${title}</h1><p>一、总体情况</p><p>我局认真开展政府信息公开工作。</p>`

/** What `report/unaccounted` says of a page's body, each text with its weight. */
async function lostIn(body: string, name = 'x.html'): Promise<string[]> {
  const { diagnostics } = await readReports(new TextEncoder().encode(body), name)
  return diagnostics.flatMap(({ code, severity, facts }) =>
    code === 'report/unaccounted' ? (facts['texts'] as string[]).map((text) => `${severity} ${text}`) : [],
  )
}

describe('report/unaccounted', () => {
  test.each(['iframe', 'object', 'video', 'canvas', 'datalist', 'template', 'audio'])('names the text in <%s>', async (name) => {
    expect(await lostIn(`${head}<${name}>全年收到申请12件。</${name}><p>此处照常。</p>`)).toEqual(['error 全年收到申请12件。'])
  })

  test.each(['<script>', '<style>', '<!--', '<iframe>', '<noframes>', '<textarea>', '<xmp>', '<title>', '<plaintext>', '<![CDATA['])(
    'the text behind an unclosed %s is kept or named',
    async (opening) => {
      const { reports } = await readReports(new TextEncoder().encode(`${head}${opening}<p>全年收到申请12件。</p>`), 'x.html')
      expect(JSON.stringify(reports[0]!.report)).toContain('全年收到申请12件。')
    },
  )

  test('names text that a damaged tag or an unclosed quote has swallowed', async () => {
    expect(
      await lostIn(
        `${head}<p class="a>收到申请12件。</p><p class="b">已答复。</p><p>等级<b级以下5家。</p><p>共</p><table><tr><td width=5030</td><td3>0</td></tr></table>`,
      ),
    ).toEqual(['error 收到申请12件。', 'error <b级以下5家。', 'error width=5030 <td3>'])
  })

  test('names text between marks that are themselves comments or sections', async () => {
    expect(await lostIn(`${head}<![CDATA[收到申请]]><!-- a --><!-- 答复 <p>乙</p> <!-- b -->`)).toEqual(['warning 收到申请 答复 乙'])
  })

  test.each([
    ['code with tags in its strings', `<script>document.write('<p>甲</p><script src="a"><\\/script>')</script>`],
    ['a comment that holds whole elements', '<!-- <p>收到申请12件。</p> --><!-- 正文 2024 -->'],
    ['slips in quoting', '<p style="font-family:"宋体";color:#333">甲。</p><td width="10""height="2">'],
    [
      'Word’s settings and conditions',
      '<!--[if gte mso 9]><xml><w:Zoom>0</w:Zoom></xml><![endif]--><xml><w:View>Normal</w:View></xml><![if !x]>甲<![endif]>',
    ],
    ['values with signs of markup', `<p onclick="if(a<2&&b>1)x()" title='a > b'>甲。</p>`],
    ['a window title that says what the page says', `<head><title>${title}</title></head>`],
    ['a cut tag', '<p>甲</p<p>乙</p>'],
    ['the ordinal of a list before a figure', '<ol><li>庚午11号</li></ol>'],
  ])('%s is no lost text', async (_, body) => {
    expect(await lostIn(head + body)).toEqual([])
  })

  test('a table in columns that no form knows is kept, not lost', async () => {
    const table = '项目      数量      备注\n------    ----    ----\n培训      12      两次\n检查      3       \n'
    expect(await lostIn(`${title}\n一、总体情况\n如下表。\n\n${table}\n以上。\n`, 'x.txt')).toEqual([])
  })

  test('what a page shows to old browsers only weighs little', async () => {
    expect(await lostIn(`${head}<video>您的浏览器不支持 video 标签。</video>`)).toEqual(['info 您的浏览器不支持 video 标签。'])
  })

  /** By hand: FUZZ=50000 npx vitest run tests/unit/report/unaccounted.test.ts */
  const runs = Number(process.env['FUZZ'] ?? 150)
  test(
    'whatever happens to its tags, every word of a page is kept or named in a finding',
    async () => {
      for (let seed = 1; seed <= runs; seed++) {
        const damaged = damageTags(page, chanceOf(seed))
        const { reports } = await readReports(new TextEncoder().encode(damaged), 'x.html')
        const said = JSON.stringify(reports.map(({ report }) => report))
        const silent = reports.length === 0 ? [] : wordsIn(damaged).filter((word) => !said.includes(word))
        expect(silent, `seed ${seed}`).toEqual([])
      }
    },
    60_000 + runs * 100,
  )
})

const page = `<!DOCTYPE html><html><head><meta charset="utf-8"><title>${title}</title>
<style>p { text-indent: 2em } .x > td { color: red }</style>
<script>if (a < 2 && a > 0) { document.write('<script src="x.js"><\\/script>') }</script></head>
<body class="page" style="font-family:宋体"><div class="nav"><a href="/">首页</a> &gt; <a href="/x">政务公开</a></div>
<!-- 正文 begin -->
<div id="zoom" data-x='{"a":1}'><h1 align=center>${title}</h1>
<p style="text-indent:2em">本报告由青禾县水务局编制，编号甲子3101号，欢迎查阅。</p>
<p><strong>一、总体情况</strong></p>
<p class="a b" id='p1'>2024年，乙丑3102号文件印发&nbsp;<span style="color:#333">丙寅3103号</span>，效果良好。</p>
<p>全年发布<b>丁卯3104号</b>文件，<a href="http://x.cn/a?b=1" title="公告">戊辰3105号公告</a>同时公布。<br>己巳3106号另行通知。</p>
<ol><li>庚午3107号事项</li><li>辛未3108号事项</li></ol>
<p>二、主动公开政府信息情况</p>
<table border="1"><caption>附表</caption><tr><td colspan="4">第二十条第（一）项</td></tr>
<tr><td>信息内容</td><td>本年制发件数</td><td>本年废止件数</td><td>现行有效件数</td></tr>
<tr><td>规章</td><td>3201</td><td>3202</td><td>3203</td></tr>
<tr><td>行政规范性文件</td><td align="center">3204</td><td>3205</td><td><p>3206</p></td></tr></table>
<p>三、收到和处理政府信息公开申请情况</p><p>壬申3109号。</p>
<table><tr><th>类别</th><th>数量</th></tr><tr><td>癸酉3110号</td><td>3207</td></tr><tr><td>甲戌3111号</td><td>3208</td></tr></table>
<p>五、存在的主要问题及改进情况</p>
<div><font face="宋体" size=3>乙亥3112号问题较多，</font><font>丙子3113号已整改。</font></div>
<blockquote>丁丑3114号。</blockquote><p align="right">青禾县水务局</p><p align="right">2025年1月9日</p></div>
<!--[if lt IE 9]><script src="ie.js"></script><![endif]-->
<div class="footer">版权所有 戊寅3115号 <img src="a.png" alt="标识"></div>
<script type="text/javascript">function f(){ return "<p>" + x + "</p>"; }</script></body></html>`
