import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('.', import.meta.url))
const never = ['node_modules/**', '.next/**', 'data/**', 'e2e/**']

export default defineConfig({
  resolve: { alias: { '@': root.replace(/\/$/, '') } },
  test: {
    // For two cores: a few files wait a minute for a database that is away, and leave their core to others.
    maxWorkers: 3,
    setupFiles: ['testing/seed-properties.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['**/*.test.{ts,tsx}'],
          exclude: [...never, '**/*.it.test.ts'],
          // Most of a run would go into reading the same modules for each file anew: no unit holds state.
          isolate: false,
          // Properties are tried a hundred times and more: on a busy machine that takes its time.
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['**/*.it.test.ts'],
          exclude: never,
          globalSetup: ['testing/global-setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: { name: 'fuzz', include: ['**/*.fuzz.ts'], exclude: never, sequence: { groupOrder: 2 } },
      },
    ],
  },
})
