/** What stands in a name behind the organ's own: 党政办公室, 办公室政务公开科. */
const innerUnit = /(?:(?:党政)?(?:综合)?(?:办公[室厅]|办)|[^省市县区局委厅会府镇乡]{0,8}(?:科|股|处|室|组|中心))$/
const level = /(?:省|(?<!城)市(?!场|政|容|管)|县|区(?!划|域)|旗|州|盟)/g

/** The organ a name of one of its offices belongs to: 区发改局 for 区发改局办公室. */
export function withoutInnerUnits(written: string): string {
  let rest = written.replace(/（[^（）]*）/g, '')
  for (let shorter = rest.replace(innerUnit, ''); shorter !== rest && shorter.length > 1; shorter = rest.replace(innerUnit, ''))
    rest = shorter
  return rest
}

/** A bureau, a committee or a people's government, not a station or a school of theirs. */
export function isBureauOrGovernment(name: string): boolean {
  return /(?:[^公邮司书]局|委员会|[^客餐展前大]厅|政府|管委会)$/.test(name)
}

/** The same and townships, by a name and not by words for one. */
export function isNameOfRank(name: string): boolean {
  return (isBureauOrGovernment(name) || /(?:街道|办事处|[镇乡])$/.test(name)) && !/我|本|该|各|其|有关|相关|上级|单位|部门/.test(name)
}

/** 青屿市岚溪区 of 青屿市岚溪区水务局; nothing where the name has no place. */
export function placeOfName(name: string): string {
  const last = [...name.matchAll(level)].at(-1)
  return last ? name.slice(0, last.index + 1) : ''
}

/** 省, 市 or, for districts and banners too, 县; nothing for no place. */
export function rankOfPlace(place: string): string {
  const mark = place.at(-1) ?? ''
  return /[县区旗]/.test(mark) ? '县' : mark
}

/** A county, a banner, a district, or a city under another; a city alone may be one with districts. */
export function isBelowCity(government: string): boolean {
  const place = government.replace(/(?:人民)?政府$/, '')
  return /(?:县|旗|(?<![治新])区)$/.test(place) || /(?:市|州).+市$/.test(place)
}
