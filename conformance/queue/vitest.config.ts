import { defineConfig } from 'vitest/config'

export default defineConfig({ test: { include: ['conformance/queue/*.test.ts'], testTimeout: 30_000 } })
