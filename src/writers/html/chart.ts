import { tableOf, type Chart, type Point, type Shape } from '../../charts/chart.js'
import { drawChart } from '../../charts/draw.js'
import { dashes, hues, markOutline } from '../../charts/look.js'
import { markup, type Markup } from '../markup.js'

/**
 * A chart as a figure: inline SVG, hidden from screen readers, and what it says as a table under it. Series are told by dashes and marks as
 * well as by colour.
 */
export function chartFigure(chart: Chart, corner: string): Markup {
  const { head, rows } = tableOf(chart, corner)
  return markup`<figure class="chart"><figcaption>${chart.title}</figcaption>
${chartSvg(chart)}
<details><summary>${`${chart.title}：数据表`}</summary><div class="scroll" role="region" tabindex="0" aria-label="${chart.title}">
<table><thead><tr>${head.map((text) => markup`<th scope="col">${text}</th>`)}</tr></thead>
<tbody>${rows.map(([first, ...rest]) => markup`<tr><th scope="row">${first!}</th>${rest.map((text) => markup`<td>${text}</td>`)}</tr>`)}</tbody></table></div></details></figure>
`
}

export function chartSvg(chart: Chart): Markup {
  const { width, height, shapes } = drawChart(chart)
  const drawn = shapes.map((shape) => shapeMarkup(shape))
  return markup`<svg viewBox="0 0 ${width} ${height}" aria-hidden="true" focusable="false">${drawn}</svg>`
}

function shapeMarkup(shape: Shape): Markup {
  switch (shape.kind) {
    case 'line':
      return markup`<polyline class="s${shape.series % looks}" points="${shape.points.map(([x, y]) => `${fixed(x)},${fixed(y)}`).join(' ')}"/>`
    case 'mark':
      return markup`<path class="m${shape.series % looks}" d="${markPath(shape.at, shape.series)}"/>`
    case 'bar':
      return markup`<rect class="b${shape.series % looks}" x="${fixed(shape.x)}" y="${fixed(shape.y)}" width="${fixed(shape.width)}" height="${fixed(shape.height)}"/>`
    case 'rule':
      return markup`<path class="${shape.strong ? 'axis' : 'grid'}" d="M${fixed(shape.from[0])},${fixed(shape.from[1])}H${fixed(shape.to[0])}"/>`
    case 'text':
      return markup`<text x="${fixed(shape.at[0])}" y="${fixed(shape.at[1])}" text-anchor="${shape.anchor}" font-size="${shape.size}">${shape.text}</text>`
  }
}

function markPath(at: Point, series: number): string {
  return `M${markOutline(at, series)
    .map(([x, y]) => `${fixed(x)},${fixed(y)}`)
    .join('L')}Z`
}

function fixed(value: number): number {
  return Math.round(value * 10) / 10
}

/** In forced colours series are told apart by dashes alone. */
const looks = hues.length

export const chartStyle = `.chart{margin:0 0 1.5rem}
.chart figcaption{font-weight:700;margin-block-end:.4rem}
.chart+.scroll tbody th{white-space:nowrap}
.chart svg{display:block;inline-size:100%;max-inline-size:46rem;block-size:auto}
.chart text{fill:currentColor;font-family:inherit}
.chart .grid{stroke:currentColor;stroke-opacity:.2}
.chart .axis{stroke:currentColor}
.chart polyline{fill:none;stroke-width:2.2}
${hues.map((hue, at) => `.chart .s${at}{stroke:${hue};stroke-dasharray:${dashes[at]!.join(' ') || 'none'}}.chart .m${at},.chart .b${at}{fill:${hue}}`).join('\n')}
@media (forced-colors:active){.chart polyline{stroke:CanvasText}.chart path[class^=m],.chart rect{fill:CanvasText}}
`
