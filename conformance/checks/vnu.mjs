import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { runProgram } from '../processes.mjs'

const jar = createRequire(import.meta.url).resolve('vnu-jar/build/dist/vnu.jar')

export const vnu = {
  formats: ['html'],
  /** Of the file alone, not of the model it was written from. */
  judgesFiles: true,
  titles: { vnu: 'Nu Html Checker: no error, no warning' },
  async run(files) {
    const messages = await checkHtml(files.map((file) => file.html))
    const results = files.map((file) => ({ id: 'vnu', file: file.name, problems: problemsOf(messages, file.html) }))
    const placed = results.reduce((sum, result) => sum + result.problems.length, 0)
    if (placed !== messages.length) throw new Error(`vnu spoke of a file that was not asked about: ${JSON.stringify(messages)}`)
    return results
  },
}

async function checkHtml(paths) {
  const { stdout, stderr } = await runProgram('java', [
    '-Xss4m',
    '-jar',
    jar,
    '--format',
    'json',
    '--exit-zero-always',
    '--stdout',
    ...paths,
  ])
  try {
    return JSON.parse(stdout).messages
  } catch {
    throw new Error(`vnu did not answer in JSON: ${stdout.slice(0, 300)} ${stderr.slice(0, 300)}`)
  }
}

function problemsOf(messages, path) {
  const url = pathToFileURL(path).href
  return messages
    .filter((message) => sameFile(message.url, url))
    .map(({ type, subType, message, lastLine }) => `${subType ?? type}: ${message} (line ${lastLine})`)
}

function sameFile(messageUrl, url) {
  return decodeURI(messageUrl).replace(/^file:\/*/, '/') === decodeURI(url).replace(/^file:\/*/, '/')
}
