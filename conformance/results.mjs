/**
 * What a check says of one file: `problems` is empty when it passed, `null` when the file has nothing
 * that the check speaks of (no links, say), which is shown as "–" and counted neither way.
 * `measured` is the figure behind the verdict, where there is one.
 * @typedef {{ id: string, file: string, problems: string[] | null, measured?: string }} Result
 */

/** A document broken on purpose names the one check that it is for, so that slow ones need not all be run on it. */
export function isWanted(file, id) {
  return file.only === undefined || file.only === id
}

/** Runs a table of rules `{ id, check(document, file), measure? }` over every file that has the format. */
export async function applyRules(files, format, open, rules) {
  const results = []
  for (const file of files.filter((file) => file[format])) {
    const document = await Promise.resolve(open(file[format])).catch((error) => error)
    for (const rule of rules) {
      const problems = await problemsOf(rule, document, file)
      results.push({ id: rule.id, file: file.name, problems, measured: await rule.measure?.(document, file).catch(String) })
    }
  }
  return results
}

/** A rule that breaks down has found a fault too: in the file or in the rule, but never a pass. */
async function problemsOf(rule, document, file) {
  if (document instanceof Error) return [`the file cannot be opened: ${document.message}`]
  try {
    return await rule.check(document, file)
  } catch (error) {
    return [`the check broke down: ${error.stack?.split('\n').slice(0, 2).join(' ') ?? error}`]
  }
}

/** One line a check, one column a file; the files are listed above by number. */
export function renderTable(files, titles, results) {
  const byCell = new Map(results.map((result) => [`${result.id}|${result.file}`, result]))
  const ids = [...titles.keys()].filter((id) => results.some((result) => result.id === id))
  const width = Math.max(2, ...ids.map((id) => id.length))
  const lines = ids.map((id) => {
    const cells = files.map((file) => mark(byCell.get(`${id}|${file.name}`))).join('')
    return `${id.padEnd(width)}  ${cells}  ${titles.get(id)}`
  })
  const legend = files.map((file, index) => `${' '.repeat(width)}  ${String(index + 1).padStart(3)} ${file.name}`)
  const scale = `${' '.repeat(width)}  ${files.map((_, index) => String((index + 1) % 10).padStart(2)).join('')}`
  return [...legend, scale, ...lines, ''].join('\n')
}

function mark(result) {
  if (!result) return '  '
  if (result.problems === null) return ' –'
  return result.problems.length === 0 ? ' ✓' : ' ✗'
}

/** What was measured, a column for each check that measures. */
export function renderMeasures(files, results) {
  const measured = results.filter((result) => result.measured)
  const ids = [...new Set(measured.map((result) => result.id))]
  const rows = files.map((file) => [
    file.name,
    ...ids.map((id) => measured.find((result) => result.id === id && result.file === file.name)?.measured ?? ''),
  ])
  const table = [['Measured', ...ids], ...rows]
  const widths = table[0].map((_, column) => Math.max(...table.map((row) => row[column].length)))
  return ids.length === 0
    ? ''
    : table
        .map((row) =>
          row
            .map((cell, column) => cell.padEnd(widths[column]))
            .join('  ')
            .trimEnd(),
        )
        .join('\n') + '\n'
}

const PROBLEMS_SHOWN = 6

export function renderProblems(results) {
  const lines = results
    .filter(hasFailed)
    .flatMap(({ id, file, problems }) => [
      `✗ ${id} ${file}`,
      ...problems.slice(0, PROBLEMS_SHOWN).map((problem) => `    ${problem}`),
      ...(problems.length > PROBLEMS_SHOWN ? [`    … and ${problems.length - PROBLEMS_SHOWN} more`] : []),
    ])
  return lines.join('\n')
}

export function hasFailed(result) {
  return result.problems !== null && result.problems.length > 0
}

export function countResults(results) {
  const judged = results.filter((result) => result.problems !== null)
  const failed = judged.filter(hasFailed).length
  return { passed: judged.length - failed, failed }
}
