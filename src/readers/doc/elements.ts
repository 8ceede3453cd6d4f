import { tooBig } from '../docx/package-fault.js'
import type { XmlElement } from '../docx/xml.js'

/** What a .doc holds, in the terms of WordprocessingML, which has the same model. */
export type Make = (name: string, attributes?: Readonly<Record<string, string>>, children?: readonly (XmlElement | string)[]) => XmlElement

/** As many as a .docx may have. */
const mostElements = 500_000

/** Makes elements within one budget for the whole document. */
export function elementMaker(): Make {
  let left = mostElements
  return (name, attributes = none, children = nothing) => {
    if (--left < 0) throw tooBig()
    return { name, attributes, children }
  }
}

const none: Readonly<Record<string, string>> = {}
const nothing: never[] = []

/** An element that holds one value. */
export function valued(make: Make, name: string, value: string | number): XmlElement {
  return make(name, { 'w:val': String(value) })
}
