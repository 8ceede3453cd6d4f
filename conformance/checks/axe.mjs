import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { withPages } from '../browser.mjs'
import { isWanted } from '../results.mjs'

const source = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
/** 200 % zoom of a 1280 px window is 640 CSS px at two device pixels each. */
const views = [
  { id: 'axe-1280', title: '1280 px', width: 1280 },
  { id: 'axe-320', title: '320 px', width: 320 },
  { id: 'axe-zoom', title: '1280 px at 200 % zoom', width: 640, scale: 2 },
]
const modes = [
  { name: 'light', media: { colorScheme: 'light' } },
  { name: 'dark', media: { colorScheme: 'dark' } },
  { name: 'forced colours', media: { forcedColors: 'active' } },
]

export const axe = {
  formats: ['html'],
  /** Of the file alone, not of the model it was written from. */
  judgesFiles: true,
  titles: Object.fromEntries(views.map(({ id, title }) => [id, `axe in Chromium, ${title}, light, dark and forced colours`])),
  run(files) {
    const items = files.flatMap((file) => views.filter((view) => isWanted(file, view.id)).map((view) => ({ file, ...view })))
    return withPages(items, async (page, { file, id }) => {
      await page.goto(pathToFileURL(file.html).href)
      await page.evaluate(source)
      const problems = []
      for (const mode of modes) problems.push(...(await violations(page, mode)))
      return { id, file: file.name, problems }
    })
  },
}

async function violations(page, mode) {
  await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none', ...mode.media })
  const found = await page.evaluate(runEveryRule)
  return found.map((text) => `${mode.name}: ${text}`)
}

/** In the page: every rule by name, so that the tags' experimental and AAA rules run too. */
async function runEveryRule() {
  const rules = axe.getRules().map((rule) => rule.ruleId)
  const { violations, passes } = await axe.run(document, { runOnly: { type: 'rule', values: rules } })
  const problems = violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help} @ ${node.target.join(' ')} ${node.any[0]?.message ?? ''}`),
  )
  return passes.length < 10 ? [...problems, `only ${passes.length} rules found something to judge`] : problems
}
