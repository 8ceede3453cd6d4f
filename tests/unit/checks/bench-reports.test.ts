import { expect, test } from 'vitest'
import { proseCodes } from '../../../src/diagnostics/catalogue/check/prose.js'
import { wordingCodes } from '../../../src/diagnostics/catalogue/check/wording.js'
import { describeFinding } from '../../../src/diagnostics/render.js'
import { readReports } from '../../../src/convert.js'

interface Generator {
  readonly styles: readonly string[]
  generateReport(seed: number, style: string, sentences?: number): { readonly name: string; readonly text: string }
}

const generator = (await import(new URL('../../../bench/generate.mjs', import.meta.url).href)) as Generator
const codes = new Set<string>([...Object.keys(proseCodes), ...Object.keys(wordingCodes)])
/** Their text speaks of no fee. */
codes.delete('check/fee-not-mentioned')

test.each(generator.styles)('generated reports (%s), whose prose restates no figure, bring no finding on what they say', async (style) => {
  for (let seed = 1; seed <= 6; seed++) {
    const { name, text } = generator.generateReport(seed, style)
    const { reports } = await readReports(new TextEncoder().encode(text), name)
    const said = reports.flatMap(({ report }) => report.diagnostics.filter(({ code }) => codes.has(code)))
    expect(said.map((one) => `${name} ${one.code}: ${describeFinding(one).message}`)).toEqual([])
  }
})
