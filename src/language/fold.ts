import { isInvisible } from './invisible.js'

/**
 * The skeleton of a label: what is left when width, spaces, punctuation and the traditional shapes of its characters no longer count.
 * Two labels are the same label when their skeletons are equal.
 */
export function foldLabel(text: string): string {
  let folded = ''
  let from = 0
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (isKept(code)) continue
    folded += text.slice(from, index) + foldUnit(code)
    from = index + 1
  }
  return from === 0 ? text : folded + text.slice(from)
}

/** Of each UTF-16 unit whether it stays as it is: 1 yes, 2 no, 0 not yet known. */
const keptUnits = new Uint8Array(0x1_0000)

function isKept(code: number): boolean {
  keptUnits[code] ||= foldUnit(code) === String.fromCharCode(code) ? 1 : 2
  return keptUnits[code] === 1
}

/** What each UTF-16 unit leaves, worked out once; halves of characters beyond the first plane stay as they are. */
const foldedUnits: (string | undefined)[] = []

/** What one UTF-16 unit of a text leaves in the skeleton. */
export function foldUnit(code: number): string {
  const known = foldedUnits[code]
  if (known !== undefined) return known
  const unit = String.fromCharCode(code)
  const folded = code >= 0xd800 && code <= 0xdfff ? unit : Array.from(unit.normalize('NFKC'), foldChar).join('')
  foldedUnits[code] = folded
  return folded
}

/** What one character (already NFKC) leaves in the skeleton: itself, its simplified shape, or nothing. */
function foldChar(char: string): string {
  const simplified = simplifiedOf.get(char)
  if (simplified !== undefined) return simplified
  return isMark(char.codePointAt(0)!) ? '' : char
}

/** The text with the traditional shapes of those characters made simplified; everything else stays. */
export function simplify(text: string): string {
  return traditional.test(text) ? Array.from(text, (character) => simplifiedOf.get(character) ?? character).join('') : text
}

/** Spaces, punctuation, control characters and the noncharacter that stands for a hidden mark; letters, digits and ideographs are none of these. */
function isMark(code: number): boolean {
  if (code < 0x80) return !isAsciiLetterOrDigit(code)
  if (code < 0xc0) return true
  if (code >= 0x2000 && code <= 0x206f) return true
  if (code >= 0x3000 && code <= 0x303f) return code !== 0x3007
  return isInvisible(code) || code === 0xfdd0 || code === 0x30fb || (code >= 0xfe30 && code <= 0xfe6f) || (code >= 0xff00 && code <= 0xff65)
}

function isAsciiLetterOrDigit(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122)
}

/** Traditional shapes of the characters that occur in the forms' labels and in a site's furniture, for reports mirrored by traditional sites. */
const pairs =
  '條条項项規规範范檔档製制發发廢废現现數数處处決决許许對对務务業业罰罚強强費费單单萬万採采購购總总額额關关係系為为與与於于請请況况組组織织機机構构會会' +
  '結结轉转繼继續续辦办開开區区種种屬属國国祕秘據据護护權权類类內内過过詢询無无沒没補补後后訪访舉举報报複复復复確确認认獲获經经糾纠維维審审訴诉計计' +
  '並并標标題题進进個个點点穩稳書书繳缴納纳減减統统執执檢检徵征給给獎奖餘余號号場场標标佈布聯联幹干預预環环節节體体專专員员產产實实' +
  '瀏浏覽览閱阅頁页閉闭擊击載载網网圖图顯显聽听語语簡简時时間间來来編编輯辑鏈链導导適适長长頂顶線线冊册註注詞词責责' +
  '訟讼議议調调動动稱称華华錄录應应當当說说設设試试訂订訓训見见問问鎮镇鄉乡縣县廳厅覆复牠它徹彻貫贯讀读負负億亿'

const simplifiedOf = new Map(Array.from({ length: pairs.length / 2 }, (_, index) => [pairs[2 * index]!, pairs[2 * index + 1]!]))
const traditional = new RegExp(`[${[...simplifiedOf.keys()].join('')}]`)
