import { createServer } from 'node:http'

/** One figure of a program's own state, as Prometheus reads it. */
export interface Sample {
  readonly name: string
  readonly help: string
  readonly kind: 'counter' | 'gauge'
  readonly value: number
  readonly label?: readonly [name: string, value: string]
}

/** Text format 0.0.4: each name is described once, before its figures. */
export function formatSamples(samples: readonly Sample[]): string {
  const described = new Set<string>()
  const lines = samples.flatMap(({ name, help, kind, value, label }) => {
    const head = described.has(name) ? [] : [`# HELP ${name} ${help}`, `# TYPE ${name} ${kind}`]
    described.add(name)
    return [...head, `${name}${label ? `{${label[0]}="${label[1]}"}` : ''} ${value}`]
  })
  return `${lines.join('\n')}\n`
}

/** What a program does, for its figures. */
export interface Work {
  readonly done: number
  readonly failed: number
  readonly waiting: number
  readonly busy: number
  /** Seconds spent so far, by stage. */
  readonly seconds: ReadonlyMap<string, number>
}

/** Files a second over the last minute. */
export class Rate {
  private readonly marks: { readonly at: number; readonly done: number }[] = []

  /** `now` in seconds from any fixed point. */
  at(now: number, done: number): number {
    this.marks.push({ at: now, done })
    while (this.marks.length > 2 && this.marks[1]!.at <= now - 60) this.marks.shift()
    const first = this.marks[0]!
    return now > first.at ? (done - first.done) / (now - first.at) : 0
  }
}

export function samplesOf({ done, failed, waiting, busy, seconds }: Work, rate: number): Sample[] {
  return [
    { name: 'nianbao_files_done_total', help: 'Files done, failed ones too.', kind: 'counter', value: done },
    { name: 'nianbao_files_failed_total', help: 'Files that could not be converted.', kind: 'counter', value: failed },
    { name: 'nianbao_files_waiting', help: 'Files in the queue that nobody has begun.', kind: 'gauge', value: waiting },
    { name: 'nianbao_files_busy', help: 'Files being worked on.', kind: 'gauge', value: busy },
    { name: 'nianbao_files_per_second', help: 'Files done a second, over the last minute.', kind: 'gauge', value: rate },
    ...[...seconds].map(([stage, value]): Sample => {
      return { name: 'nianbao_stage_seconds_total', help: 'Seconds spent, by stage.', kind: 'counter', value, label: ['stage', stage] }
    }),
  ]
}

export interface Watched {
  readonly work: () => Promise<Work>
  /** Null where all is well, else why not. */
  readonly trouble: () => string | null
}

/** Serves `/metrics` and `/healthz` until what it gives is called. */
export async function serveMetrics(port: number, { work, trouble }: Watched): Promise<() => void> {
  const rate = new Rate()
  const answer = async (path: string | undefined): Promise<readonly [code: number, text: string]> => {
    if (path === '/healthz') return trouble() === null ? [200, 'ok\n'] : [503, `${trouble()}\n`]
    if (path !== '/metrics') return [404, 'not found\n']
    const now = await work()
    return [200, formatSamples(samplesOf(now, rate.at(performance.now() / 1000, now.done)))]
  }
  const server = createServer((request, response) => {
    answer(request.url).then(
      ([code, text]) => response.writeHead(code, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' }).end(text),
      () => response.writeHead(503).end('not ready\n'),
    )
  })
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, resolve))
  return () => {
    server.close()
    server.closeAllConnections()
  }
}
