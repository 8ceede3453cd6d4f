import { fileURLToPath } from 'node:url'
import { mustRun } from '../processes.mjs'

const home = fileURLToPath(new URL('../verapdf/', import.meta.url))
const flavours = { '2a': 'veraPDF-2a', ua1: 'veraPDF-ua1' }

export const verapdf = {
  formats: ['pdf'],
  /** Of the file alone, not of the model it was written from. */
  judgesFiles: true,
  titles: { 'veraPDF-2a': 'PDF/A-2a by veraPDF', 'veraPDF-ua1': 'PDF/UA-1 by veraPDF' },
  async run(files) {
    const verdicts = await validatePdfs(
      files.map((file) => file.pdf),
      Object.keys(flavours),
    )
    return files.flatMap((file) =>
      Object.entries(flavours).map(([flavour, id]) => ({
        id,
        file: file.name,
        problems: problemsOf(verdicts.get(`${file.pdf}|${flavour}`)),
      })),
    )
  },
}

/** All files and flavours in one JVM: starting it costs more than validating a report. */
export async function validatePdfs(paths, flavours) {
  const { stdout } = await mustRun('java', ['-cp', `${home}classes:${home}lib/*`, 'ValidatePdf', ...flavours], {
    input: paths.join('\n'),
    minutes: 10,
  })
  const verdicts = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  return new Map(verdicts.map((verdict) => [`${verdict.file}|${verdict.flavour}`, verdict]))
}

export function problemsOf(verdict) {
  if (!verdict) return ['veraPDF gave no verdict']
  if (verdict.compliant && verdict.assertions > 0) return []
  return [`${verdict.assertions} assertions`, ...verdict.failures.map(({ rule, message, where }) => `${rule} ${message} @ ${where}`)]
}
