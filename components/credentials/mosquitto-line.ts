/** A `mosquitto_pub` call that can be pasted into a shell as it stands. Pure. */
export interface MosquittoCall {
  readonly host: string
  readonly port: number
  /** Empty: left out, and the program makes one. */
  readonly clientId: string
  readonly username: string
  readonly password: string
  readonly topic: string
  /** Bytes go through a pipe: an argument of a shell is text. */
  readonly payload: string | Uint8Array
  readonly qos?: number
  readonly isVersion5?: boolean
}

export function mosquittoLine(call: MosquittoCall): string {
  const { host, port, clientId, username, password, topic, payload, qos = 1, isVersion5 = false } = call
  const isText = typeof payload === 'string' && !payload.includes('\0')
  const parts = [
    ...(isText ? [] : [`printf '${octal(payload)}' |`]),
    `mosquitto_pub -h ${quoted(host)} -p ${port}${isVersion5 ? ' -V 5' : ''}`,
    ...(clientId === '' ? [] : [`-i ${quoted(clientId)}`]),
    // An access token stands alone: its password is empty and is left out.
    `-u ${quoted(username)}${password === '' ? '' : ` -P ${quoted(password)}`}`,
    `-q ${qos} -t ${quoted(topic)}`,
    payload.length === 0 ? '-n' : isText ? `-m ${quoted(payload)}` : '-s',
  ]
  return (payload.length === 0 ? parts.filter((part) => !part.startsWith('printf')) : parts).join(' \\\n  ')
}

/** For a POSIX shell: inside single quotes only the single quote itself needs care. */
const quoted = (text: string): string =>
  /^[\w.:/@-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`

/** Three octal digits a byte, which every `printf` reads. */
const octal = (payload: string | Uint8Array): string =>
  [...(typeof payload === 'string' ? new TextEncoder().encode(payload) : payload)]
    .map((byte) => `\\${byte.toString(8).padStart(3, '0')}`)
    .join('')
