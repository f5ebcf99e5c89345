/** One logger a process: JSON lines on stdout, secrets redacted by name. */
import pino, { type Logger } from 'pino'

export type Log = Logger

const SECRET_NAMES = ['password', 'secret', 'token', 'authorization', 'cookie', 'value', 'DATABASE_URL']

export function makeLog(processName: string, level: string): Log {
  return pino({
    name: processName,
    level,
    base: { process: processName },
    redact: { paths: SECRET_NAMES.flatMap((name) => [name, `*.${name}`]), censor: '[redacted]' },
  })
}
