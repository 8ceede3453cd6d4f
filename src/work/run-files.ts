/** What a run writes about itself into the output folder, beside the outputs. */
export const runFiles = ['index.html', 'report.csv', 'report.json', 'figures.csv', 'manifest.jsonl'] as const
