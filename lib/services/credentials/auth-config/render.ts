import type { AuthConfigFormat } from '@/lib/contract/auth-config-formats'
import { arduino } from './arduino'
import type { AuthConfigInput } from './auth-config-input'
import { cHeader } from './c-header'
import { env } from './env'
import { json } from './json'
import { mosquitto } from './mosquitto'
import { node } from './node'
import { python } from './python'

interface Format {
  readonly extension: string
  readonly contentType: string
  render(input: AuthConfigInput): string
}

const formats = {
  json: { extension: 'json', contentType: 'application/json', render: json },
  env: { extension: 'env', contentType: 'text/plain; charset=utf-8', render: env },
  c: { extension: 'h', contentType: 'text/plain; charset=utf-8', render: cHeader },
  mosquitto: { extension: 'sh', contentType: 'text/plain; charset=utf-8', render: mosquitto },
  python: { extension: 'py', contentType: 'text/plain; charset=utf-8', render: python },
  node: { extension: 'mjs', contentType: 'text/plain; charset=utf-8', render: node },
  arduino: { extension: 'ino', contentType: 'text/plain; charset=utf-8', render: arduino },
} satisfies Record<AuthConfigFormat, Format>

/** The file: its name is safe in any file system and header, whatever the device is called. */
export function renderAuthConfig(format: AuthConfigFormat, input: AuthConfigInput) {
  const { extension, contentType, render } = formats[format]
  const name = input.deviceName
    .replace(/[^A-Za-z0-9_-]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40)
  return { fileName: `${name || 'device'}-auth-config.${extension}`, contentType, text: render(input) }
}
