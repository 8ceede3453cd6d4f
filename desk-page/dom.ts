/** The element of this id; a missing one is a bug of ours. */
export function byId<T extends HTMLElement>(id: string): T {
  const found = document.getElementById(id)
  if (!found) throw new Error(`no #${id}`)
  return found as T
}

/** A new element with properties and children. */
export function make<K extends keyof HTMLElementTagNameMap>(
  name: K,
  properties: Partial<HTMLElementTagNameMap[K]> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = Object.assign(document.createElement(name), properties)
  element.append(...children)
  return element
}

/** Brings an element into sight by scrolling its pane alone: the page must not move under the pointer. */
export function scrollWithin(pane: Element, element: Element): void {
  const isPage = pane === pane.ownerDocument.scrollingElement
  const top = isPage ? 0 : pane.getBoundingClientRect().top
  const at = element.getBoundingClientRect()
  if (at.top < top || at.bottom > top + pane.clientHeight) pane.scrollTop += at.top - top - pane.clientHeight / 3
}

/** Makes one tree like another by changing only what differs, so that focus and scrolling stay where they are. */
export function patch(old: Element, next: Element): void {
  if (old.outerHTML === next.outerHTML) return
  const isAlike = old.tagName === next.tagName && old.children.length === next.children.length && next.children.length > 0
  const hasSameText = ownText(old) === ownText(next)
  if (!isAlike || !hasSameText) return old.replaceWith(next)
  for (const name of old.getAttributeNames()) if (!next.hasAttribute(name)) old.removeAttribute(name)
  for (const { name, value } of next.attributes) if (old.getAttribute(name) !== value) old.setAttribute(name, value)
  const children = [...next.children]
  ;[...old.children].forEach((child, index) => patch(child, children[index]!))
}

function ownText(element: Element): string {
  return [...element.childNodes].map((node) => (node.nodeType === 3 ? node.nodeValue : '\u0001')).join('')
}
