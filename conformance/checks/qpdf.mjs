import { inLanes, runProgram } from '../processes.mjs'

export const qpdf = {
  formats: ['pdf'],
  /** Of the file alone, not of the model it was written from. */
  judgesFiles: true,
  titles: { qpdf: 'qpdf --check finds no fault' },
  run: (files) => inLanes(files, 2, async (file) => ({ id: 'qpdf', file: file.name, problems: await problemsOf(file.pdf) })),
}

async function problemsOf(path) {
  const { code, stdout, stderr } = await runProgram('qpdf', ['--check', path])
  return code === 0
    ? []
    : [stdout, stderr]
        .join('\n')
        .split('\n')
        .filter((line) => /WARNING|ERROR|error/.test(line))
        .concat(`exit code ${code}`)
}
