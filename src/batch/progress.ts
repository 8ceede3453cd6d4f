import type { Severity } from '../diagnostics/catalogue.js'
import type { FileRecord } from '../work/job.js'

/** Where a run stands. Times are in seconds from any fixed point. */
export interface ProgressState {
  readonly total: number
  readonly started: number
  done: number
  /** Converted files done without work, since an earlier run's result holds. */
  unchanged: number
  converted: number
  withErrors: number
  /** With errors, or with warnings where these count. */
  faulty: number
  failed: number
  skipped: number
  /** Who is at work besides this machine, in Chinese. */
  hands?: string
}

export function startProgress(total: number, now: number): ProgressState {
  return { total, started: now, done: 0, unchanged: 0, converted: 0, withErrors: 0, faulty: 0, failed: 0, skipped: 0 }
}

export function countResult(state: ProgressState, record: FileRecord, { fresh, strict }: { fresh: boolean; strict: boolean }): void {
  state.done++
  if (!fresh && record.status === 'converted') state.unchanged++
  if (record.status === 'failed') state.failed++
  else if (record.status === 'skipped') state.skipped++
  else {
    state.converted++
    countFaults(state, record, strict)
  }
}

/** What the exit code and the closing line go by. */
export type Faults = Pick<ProgressState, 'withErrors' | 'faulty'>

export function countFaults(faults: Faults, record: FileRecord, strict: boolean): void {
  const hasErrors = hasFindings(record, 'error')
  if (hasErrors) faults.withErrors++
  if (hasErrors || (strict && hasFindings(record, 'warning'))) faults.faulty++
}

function hasFindings(record: FileRecord, severity: Severity): boolean {
  return record.reports.some((report) => report.findings.some((finding) => finding.severity === severity))
}

/** `120/5000 2%  38份/秒  还需2分8秒  失败1  3台机器同时做6个` */
export function formatProgress(state: ProgressState, now: number): string {
  const rate = state.done / Math.max(now - state.started, 0.001)
  const percent = state.total === 0 ? 100 : Math.floor((state.done / state.total) * 100)
  const left = rate > 0 && state.done < state.total ? `  还需${formatDuration((state.total - state.done) / rate)}` : ''
  return `${state.done}/${state.total} ${percent}%  ${rate.toFixed(rate < 10 ? 1 : 0)}份/秒${left}  失败${state.failed}${state.hands ? `  ${state.hands}` : ''}`
}

function formatDuration(seconds: number): string {
  const whole = Math.max(1, Math.round(seconds))
  if (whole < 60) return `${whole}秒`
  if (whole < 3600) return `${Math.floor(whole / 60)}分${whole % 60}秒`
  return `${Math.floor(whole / 3600)}小时${Math.floor((whole % 3600) / 60)}分`
}

/** The closing line of a run. */
export function formatClosing(state: ProgressState, now: number): string {
  return [...closingParts(state, '见总清单'), `用时${formatDuration(now - state.started)}`].join('；')
}

/** The closing line of a run that writes nothing. */
export function formatDryClosing(state: ProgressState): string {
  return [...closingParts(state, '见上'), '没有写任何文件'].join('；')
}

/** `reasons`: where it stands why files are passed over. */
function closingParts(state: ProgressState, reasons: string): string[] {
  return [
    `共${state.total}个文件`,
    `转换${state.converted}个（其中${state.withErrors}个的报告有错误，${state.unchanged}个与上次相同、未重做）`,
    ...(state.skipped > 0 ? [`略过${state.skipped}个（不是年度报告等，原因${reasons}）`] : []),
    ...(state.failed > 0 ? [`失败${state.failed}个`] : []),
  ]
}
