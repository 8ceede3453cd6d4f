/** Version of the report's shape that this program reads and writes. */
export const currentVersion = 1

/** How to make a report of the next version out of one of the version given. One entry for each version left behind. */
export type Migrations = ReadonlyMap<number, (old: Readonly<Record<string, unknown>>) => Record<string, unknown>>

const migrations: Migrations = new Map()

/** Brings a report of an older version to the current one, step by step. */
export function migrate(value: unknown, steps: Migrations = migrations, current = currentVersion): unknown {
  let report = value as Record<string, unknown>
  for (let version = Number(report['schemaVersion']); version < current; version++) {
    const step = steps.get(version)
    if (!step) throw new Error(`no migration from version ${version}`)
    report = { ...step(report), schemaVersion: version + 1 }
  }
  return report
}
