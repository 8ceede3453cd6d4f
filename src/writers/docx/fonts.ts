import type { IFontAttributesProperties } from 'docx'

/** The faces of GB/T 9704-2012 by the names government machines know them under, and what newer systems call them. */
export const fonts = {
  fang: { name: '仿宋_GB2312', altName: '仿宋', pitch: 'fixed' },
  hei: { name: '黑体', altName: 'SimHei', pitch: 'fixed' },
  kai: { name: '楷体_GB2312', altName: '楷体', pitch: 'fixed' },
  title: { name: '方正小标宋简体', altName: '方正小标宋_GBK', pitch: 'default' },
  song: { name: '宋体', altName: 'SimSun', pitch: 'default' },
} as const

/** One face for all scripts; the hint makes “ ” … — take their Chinese forms. */
export function fontOf(role: keyof typeof fonts): IFontAttributesProperties {
  const { name } = fonts[role]
  return { hint: 'eastAsia', ascii: name, hAnsi: name, eastAsia: name, cs: name }
}

/** Of Latin and digits, where they are not to be those of 仿宋. */
export const latinFont = 'Times New Roman'
