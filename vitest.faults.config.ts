import { defineConfig } from 'vitest/config'

/** Slow tests of what may go wrong around a batch run: `npm run test:faults`. */
export default defineConfig({
  test: { include: ['tests/faults/**/*.fault.ts'], testTimeout: 600_000, hookTimeout: 120_000, fileParallelism: false },
})
