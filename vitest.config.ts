import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    // Far above what any test takes; a loaded machine is no fault.
    testTimeout: 60_000,
    pool: 'forks',
    // Every core; the default leaves one idle, which of two is half the machine.
    maxWorkers: availableParallelism(),
    // The tests share no state, so that files may share what they import.
    isolate: false,
  },
})
