/** Share of the characters beyond ASCII that are the commonest of Chinese text: one in five or more. */
export function commonShare(text: string): number {
  const sample = text.slice(0, 20_000)
  const [common, all] = [commonest, /[^\0-\x7F]/g].map((pattern) => sample.match(pattern)?.length ?? 0)
  return common! / Math.max(1, all!)
}

/** No text of some length has less. */
export const leastCommon = 0.08

const commonest = /[的一是不了在有和年月日中大人公开開府信息工作报報告情况況政全市县縣为為，。、；：（）]/g
