/** A label without the （续） it has where a page shows it again; a line may end within that. */
export function withoutContinued(label: string): string {
  return label.replace(/[（(]续表?[)）]?$|^续表?[)）]$/, '')
}
