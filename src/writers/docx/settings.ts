import { notAtLineEnd, notAtLineStart } from '../../layout/characters.js'
import { fonts } from './fonts.js'

const namespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

/** Line breaking and spacing of punctuation by the Chinese rules, odd and even pages apart, no compatibility tricks. */
export const settings = `${declaration}<w:settings ${namespace}><w:zoom w:percent="100"/><w:defaultTabStop w:val="420"/><w:evenAndOddHeaders/><w:characterSpacingControl w:val="compressPunctuation"/><w:noLineBreaksAfter w:lang="zh-CN" w:val="${textOf(notAtLineEnd)}"/><w:noLineBreaksBefore w:lang="zh-CN" w:val="${textOf(notAtLineStart)}"/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>`

function textOf(characters: ReadonlySet<number>): string {
  return [...characters].map((character) => String.fromCodePoint(character)).join('')
}

/** What to set the text in where a font of government offices is not installed. */
export const fontTable = `${declaration}<w:fonts ${namespace}>${Object.values(fonts)
  .map(
    ({ name, alternative, pitch }) =>
      `<w:font w:name="${name}">${alternative ? `<w:altName w:val="${alternative}"/>` : ''}<w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="${pitch}"/></w:font>`,
  )
  .join('')}</w:fonts>`
