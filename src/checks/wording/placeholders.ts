import { hanNumerals } from '../../language/han-numerals.js'
import { countUnits } from '../../language/numeral.js'
import { organEnding } from '../../language/organ.js'

/** Units behind which the sentence goes on: 条例, 次数, 个别, 人民 and 部门 are words of their own. */
const unit = `(?:${countUnits.join('|')})(?![例款目数别性间所民门们员格据可级项额])`
const unitAtEnd = `(?:${countUnits.join('|')})(?=[，。；：、）)]|$)`
const notInWord = '(?<![0-9A-Za-z])'

/**
 * What a template leaves to be filled in. `7×24` and `A×B` are none, nor is a masked number; two crosses or letters X in a row, or one before
 * 年月日号, are. 二〇〇八 is a year, 【主动公开】 a heading, 有待补充 a wish.
 */
export const placeholders = new RegExp(
  [
    '[×✕]{2,}',
    `${notInWord}[Xx]{2,}(?![0-9A-Za-z])`,
    `${notInWord}20[\\dXx×*＊_]?[Xx×*＊_]{1,2}(?=年)`,
    '(?<![0-9A-Za-z×])[×Xx](?=[年月日号][^\\u4e00-\\u9fff]|年[×Xx]月)',
    '(?<![0-9A-Za-z×+＋])[×Xx](?=[条件次份期项场篇](?![A-Za-z]))',
    `(?<![第0-9A-Za-z])[NnMm](?=${unit})`,
    `某某(?:${organEnding}|单位|部门|同志)`,
    '_{3,}',
    `[_＿]{1,2}(?=${unit})`,
    '(?<![\\d*])\\*{4,}(?![\\d*])',
    `(?<![\\d*])\\*{2,3}(?=${unit})|(?<![\\d*])\\*(?=${unitAtEnd})`,
    `(?:…{1,2}|\\.{3,})(?=${unitAtEnd})`,
    `[？?]{1,4}(?=${unitAtEnd})`,
    `[○◯]{2,}|(?<![${hanNumerals}〇])〇{2,}(?![${hanNumerals}])|□{2,}`,
    `[○◯□](?=${unit})`,
    `[（(]\\s*[）)]\\s*(?=${unit})`,
    '【\\s*】|【(?:此处|请|填写|待|机关|单位|部门|年份|数字|数量|名称|[Xx×*…. ]+】)[^】]{0,16}】?',
    '\\{\\{[^}]*\\}\\}',
    '此处(?:填写|填入|插入|补充|粘贴|省略)|请在此处?(?:填写|输入|补充)',
    '（此处[^（）]{0,16}）|（请?填写(?!说明|指南|要求|规范)[^（）]{0,10}）|（文字描述[^（）]*）',
    '[（(](?:待补充?|待填写?|待定|待核实|待统计)[^（）()]{0,10}[）)]|(?<![有尚亟仍需])待(?:补充|填写|填报)(?=[，。；、）)]|$)',
    '[［[](?:机关名|机关名称|单位名称|单位名|年份)[］\\]]',
  ].join('|'),
  'g',
)
