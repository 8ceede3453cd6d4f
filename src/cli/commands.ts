import type { Commands } from './options.js'

/** Commands load when called, so that `--help` and `--version` answer at once. */
export const commands: Commands = {
  convert: async () => (await import('./convert-command.js')).convertCommand,
  check: async () => (await import('./check-command.js')).checkCommand,
  batch: async () => (await import('./batch-command.js')).batchCommand,
  worker: async () => (await import('./worker-command.js')).workerCommand,
  queue: async () => (await import('./queue-command.js')).queueCommand,
  correct: async () => (await import('./correct-command.js')).correctCommand,
  draft: async () => (await import('./draft-command.js')).draftCommand,
  archive: async () => (await import('./archive-command.js')).archiveCommand,
  desk: async () => (await import('./desk-command.js')).deskCommand,
  inspect: async () => (await import('./inspect-command.js')).inspectCommand,
  schema: async () => (await import('./schema-command.js')).schemaCommand,
  completion: async () => (await import('./completion-command.js')).completionCommand,
}
