import { readFile } from 'node:fs/promises'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { problemsOf, validatePdfs } from './verapdf.mjs'

const flavours = { '3a': 'veraPDF-3a', ua1: 'veraPDF-3a-ua1' }

/** The PDF as `--pdf-attach` writes it. */
export const attachment = {
  formats: [],
  titles: {
    'veraPDF-3a': 'with the data in it: PDF/A-3a by veraPDF',
    'veraPDF-3a-ua1': 'with the data in it: PDF/UA-1 by veraPDF',
    'A-json': 'the data in the PDF are those of the JSON',
  },
  async run(files) {
    const attached = files.filter((file) => file.attached)
    const without = files
      .filter((file) => !file.attached)
      .flatMap((file) => Object.keys(attachment.titles).map((id) => ({ id, file: file.name, problems: null })))
    if (attached.length === 0) return without
    const verdicts = await validatePdfs(
      attached.map((file) => file.attached),
      Object.keys(flavours),
    )
    const judged = attached.flatMap((file) =>
      Object.entries(flavours).map(([flavour, id]) => ({
        id,
        file: file.name,
        problems: problemsOf(verdicts.get(`${file.attached}|${flavour}`)),
      })),
    )
    return [...judged, ...(await Promise.all(attached.map(compareData))), ...without]
  },
}

async function compareData({ name, attached, json }) {
  const pdf = await getDocument({ data: new Uint8Array(await readFile(attached)), verbosity: 0 }).promise
  const files = Object.values((await pdf.getAttachments()) ?? {})
  await pdf.destroy()
  const isSame = files.length === 1 && json !== undefined && Buffer.from(files[0].content).equals(await readFile(json))
  return { id: 'A-json', file: name, problems: isSame ? [] : [`${files.length} files, not the JSON`] }
}
