import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { convertInputs, formats, outFolder } from '../inputs.mjs'

/** Another time zone, another locale, another order: none may show in the bytes. */
const elsewhere = { TZ: 'Pacific/Auckland', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8', NODE_ENV: 'production' }

export const conversion = {
  formats: [],
  titles: {
    convert: 'every format is written',
    'P-20': 'the same bytes on a second run, elsewhere and in another order',
  },
  async run(files) {
    const converted = files.filter((file) => file.input)
    if (converted.length === 0) return files.map((file) => ({ id: 'convert', file: file.name, problems: null }))
    const again = await convertInputs(inputsOf(converted).toReversed(), join(outFolder, 'again'), { env: elsewhere })
    const twins = new Map(again.map((file) => [file.name, file]))
    return Promise.all(
      converted.flatMap((file) => [
        { id: 'convert', file: file.name, problems: writtenProblems(file) },
        sameBytes(file, twins.get(file.name)).then((problems) => ({ id: 'P-20', file: file.name, problems })),
      ]),
    )
  },
}

/** A file with two reports is still one input. */
function inputsOf(files) {
  const inputs = files.map(({ input: path, name, set }) => [path, { path, name: name.split('#')[0], set }])
  return [...new Map(inputs).values()]
}

function writtenProblems(file) {
  const missing = formats.filter((format) => !file[format]).map((format) => `no .${format}`)
  return file.refusal === '' ? missing : [...missing, file.refusal]
}

async function sameBytes(file, twin) {
  const written = formats.filter((format) => file[format])
  const problems = await Promise.all(
    written.map(async (format) => {
      if (!twin[format]) return [`no .${format} on the second run`]
      const [one, other] = await Promise.all([readFile(file[format]), readFile(twin[format])])
      return one.equals(other) ? [] : [`the .${format} differs`]
    }),
  )
  return problems.flat()
}
