import { readFile } from 'node:fs/promises'
import validate from '@ooxml-tools/validate'

const editions = ['Office2010', 'Microsoft365']

export const openxml = {
  formats: ['docx'],
  /** Of the file alone, not of the model it was written from. */
  judgesFiles: true,
  titles: Object.fromEntries(editions.map((edition) => [`SDK-${edition}`, `Open XML SDK, as ${edition}`])),
  async run(files) {
    const results = []
    for (const file of files) {
      for (const edition of editions) {
        results.push({ id: `SDK-${edition}`, file: file.name, problems: await problemsOf(file.docx, edition) })
      }
    }
    return results
  },
}

/** The SDK throws at what is no package at all. */
async function problemsOf(path, edition) {
  try {
    const errors = await validate(new Uint8Array(await readFile(path)), 'docx', edition)
    return errors.map((error) => `${error.description} @ ${error.path.partUri}${error.path.xpath}`)
  } catch (error) {
    return [String(error)]
  }
}
