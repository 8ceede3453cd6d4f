/** Runs the tests of a bundle, all or those of the numbers given, with one mutant switched on; stops at the first that fails where there is one. */

const seen = new Set()
process.once('message', async ({ mutant, only }) => {
  globalThis.mutant = (id) => (seen.add(id), id === mutant)
  const started = performance.now()
  try {
    const { tests } = await import(process.argv[2])
    const atLoad = [...seen]
    const [failed, passed] = [[], {}]
    for (const index of only?.length ? only : tests.keys()) {
      seen.clear()
      if (await fails(tests[index])) failed.push(tests[index].name)
      if (mutant !== undefined && failed.length > 0) break
      for (const id of seen) (passed[id] ??= []).push(index)
    }
    process.send({ failed, passed, atLoad, seconds: (performance.now() - started) / 1_000 }, () => process.exit())
  } catch {
    process.send({ failed: ['loading'] }, () => process.exit())
  }
})

async function fails({ work }) {
  try {
    await work()
    return false
  } catch {
    return true
  }
}
