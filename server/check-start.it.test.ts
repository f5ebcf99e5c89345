import { createServer } from 'node:net'
import { describe, expect, inject, test } from 'vitest'
import { freePort } from '@/testing/free-port'
import { checkDatabase } from './check-database'
import { checkPorts } from './check-ports'

describe('DATABASE_URL', () => {
  const changed = (part: Partial<Record<'password' | 'pathname' | 'port' | 'hostname', string>>) =>
    Object.assign(new URL(inject('postgresUrl')), part).href

  test('that is right passes', async () => {
    await checkDatabase(inject('postgresUrl'))
  })

  test.each([
    ['a wrong password', { password: 'wrong' }, 'correct user and password'],
    ['a missing database', { pathname: '/nowhere' }, 'There is no database "nowhere"'],
    ['a port where nothing listens', { port: '1' }, 'Nothing answers at 127.0.0.1:1'],
    ['an unknown host', { hostname: 'no-such-host.invalid' }, 'is not known'],
  ])('with %s is one sentence with the mend, without the password', async (_, change, sentence) => {
    const url = changed(change)
    const checked = checkDatabase(url)
    await expect(checked).rejects.toThrow(sentence)
    await expect(checked).rejects.not.toThrow(new URL(url).password)
  })

  test.each(['mysql://here/db', 'nonsense'])('"%s" is not of PostgreSQL', async (url) => {
    await expect(checkDatabase(url)).rejects.toThrow('is not one of PostgreSQL')
  })
})

describe('ports', () => {
  test('of which one is in use name the variable', async () => {
    const port = await freePort()
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
    try {
      await expect(checkPorts([{ variable: 'MQTT_PORT', host: '127.0.0.1', port }])).rejects.toThrow(
        `Port ${port} (MQTT_PORT) is in use`,
      )
    } finally {
      server.close()
    }
  })

  test('of which two are the same name both variables', async () => {
    const port = await freePort()
    const twice = ['PORT', 'WS_PORTS'].map((variable) => ({ variable, host: '127.0.0.1', port }))
    await expect(checkPorts(twice)).rejects.toThrow('PORT and WS_PORTS both name')
  })
})
