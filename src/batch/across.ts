import { basename } from 'node:path'
import { readSignature } from '../checks/across/min-hash.js'
import type { PartsConfig, Surveyed } from '../checks/across/survey.js'
import { defaultProfile } from '../checks/profile.js'
import { readReports } from '../convert.js'
import type { ConvertFile } from '../readers/reader.js'
import { readInput } from '../system/files.js'
import { AcrossArchive } from '../work/across.js'
import { readCorrectionsAt } from '../work/corrections-file.js'
import type { FileRecord, Job } from '../work/job.js'
import type { Journal } from '../work/journal.js'

/** Jobs of a run whose reports have to do with others, to be done again beside them. */
export interface AcrossJobs<J> {
  readonly jobs: readonly J[]
  /** What a job needs besides, worked out when its turn comes: it holds whole reports. */
  readonly prepare: (job: J) => Promise<Pick<Job, 'check' | 'across'>>
}

/** What is known of the archive, and what reads its files. */
interface AcrossFacts {
  readonly journal: Journal
  readonly parts: PartsConfig
  readonly office: ConvertFile
}

/** Known from the records alone; a file is done again where what it has to do with is not what it was when it was done last. */
export function findAcross<J extends Omit<Job, 'previous'>>(jobs: readonly J[], { journal, parts, office }: AcrossFacts): AcrossJobs<J> {
  const byInput = new Map(jobs.map((job) => [job.input, job]))
  const named = new Set(Object.values(parts).flat())
  const surveyed: Surveyed[] = []
  const done = new Map<string, string | undefined>()
  for (const { input, optionsHash } of jobs) {
    const record = journal.find(input)
    if (record?.status !== 'converted' || record.optionsHash !== optionsHash) continue
    done.set(input, record.across)
    surveyed.push(...surveyRecord(record, named))
  }
  const { likeness } = defaultProfile.limits
  const archive = new AcrossArchive(surveyed, { parts, likeness }, (input) => readAgain(byInput.get(input)!, office))
  const ties = new Map([...archive.concerned()].map((one) => [one.file, one.with]))
  return {
    jobs: jobs.filter(({ input }) => done.has(input) && done.get(input) !== ties.get(input)),
    prepare: async ({ input }) => {
      const across = ties.get(input)
      if (across === undefined) return {}
      const count = journal.find(input)?.reports.length ?? 0
      const check = []
      for (let part = 0; part < count; part += 1) check.push(await archive.optionsFor(input, part))
      return { check, across }
    },
  }
}

/** Figures are kept of those that are added up. */
function surveyRecord({ input, inputHash, correctionsHash = '', reports }: FileRecord, named: ReadonlySet<string>): Surveyed[] {
  return reports.flatMap(({ organ, year, kind, likeness, figures }, part): Surveyed[] => {
    if (kind !== 'annual' || organ === null || year === null) return []
    const numbers = named.has(organ)
      ? figures.filter(([, value]) => /^\d+$/.test(value)).map(([path, value]) => [path, Number(value)] as const)
      : []
    return [
      {
        file: input,
        part,
        version: `${inputHash}${correctionsHash}`,
        name: `${organ}${year}年报告（${input}）`,
        organ,
        year,
        signature: likeness === undefined ? null : readSignature(likeness),
        figures: new Map(numbers),
      },
    ]
  })
}

function readAgain(
  { path, input, corrections, options: { organ, year, title } }: Pick<Job, 'path' | 'input' | 'options' | 'corrections'>,
  office: ConvertFile,
) {
  return readReports(readInput(path), basename(input), {
    office,
    ...(organ === undefined ? {} : { organ }),
    ...(year === undefined ? {} : { year }),
    ...(title === undefined ? {} : { title }),
    corrections: { file: corrections && readCorrectionsAt(corrections) },
  })
}
