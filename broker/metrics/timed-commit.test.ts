import type { PoolClient } from 'pg'
import { expect, it } from 'vitest'
import { Counts } from './counts'
import { timedCommit } from './timed-commit'

const client = {} as PoolClient

it('a commit that fails is counted as that alone, and fails as before', async () => {
  const counts = new Counts()
  const commit = timedCommit(() => Promise.reject(new Error('the database is away')), counts)
  await expect(commit(client, [])).rejects.toThrow('the database is away')
  expect(counts.failedCommits).toBe(1)
  expect(
    (await counts.commitSeconds.get()).values.find(({ metricName }) => metricName?.endsWith('_count')),
  ).toMatchObject({
    value: 0,
  })
})
