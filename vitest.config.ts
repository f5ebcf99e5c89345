import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

const root = fileURLToPath(new URL('.', import.meta.url))
const never = ['node_modules/**', '.next/**', 'data/**', 'e2e/**']

/** They take minutes, most of them waiting: begun last, each would hold up the end of the run alone. */
const long = [
  'broker/faults/kills.',
  'broker/faults/database-away.',
  'broker/faults/load.',
  'broker/suspension.',
]
const placeOf = ({ moduleId }: TestSpecification) => {
  const place = long.findIndex((path) => moduleId.includes(path))
  return place < 0 ? long.length : place
}

class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).sort((one, other) => placeOf(one) - placeOf(other))
  }
}

export default defineConfig({
  resolve: { alias: { '@': root.replace(/\/$/, '') } },
  test: {
    // For two cores: a few files wait a minute for a database that is away, and leave their core to others.
    maxWorkers: 3,
    setupFiles: ['testing/seed-properties.ts'],
    // What is waited for comes at once, but for a machine that has other things to do.
    expect: { poll: { timeout: 25_000 } },
    sequence: { sequencer: LongFirst },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['**/*.test.{ts,tsx}'],
          exclude: [...never, '**/*.it.test.ts', '**/*.alone.test.ts'],
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
        test: {
          // They measure: one after another, once nothing else runs.
          name: 'alone',
          include: ['**/*.alone.test.ts'],
          exclude: never,
          globalSetup: ['testing/global-setup.ts'],
          hookTimeout: 60_000,
          fileParallelism: false,
          sequence: { groupOrder: 2 },
        },
      },
      {
        extends: true,
        test: { name: 'fuzz', include: ['**/*.fuzz.ts'], exclude: never, sequence: { groupOrder: 3 } },
      },
    ],
  },
})
