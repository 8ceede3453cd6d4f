/** The part of css-tree that is used here; the package has no types of its own. */
declare module 'css-tree/parser' {
  export interface CssNode {
    readonly type: string
    readonly name?: string
    readonly property?: string
    readonly important?: boolean | string
    readonly value?: CssNode | string
    readonly prelude?: CssNode | null
    readonly block?: CssNode | null
    readonly children?: Iterable<CssNode>
  }

  export default function parse(
    text: string,
    options: {
      readonly context: 'stylesheet' | 'declarationList'
      readonly parseAtrulePrelude: false
      readonly parseRulePrelude: false
      readonly parseValue: false
    },
  ): CssNode
}
