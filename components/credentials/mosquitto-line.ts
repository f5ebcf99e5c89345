/** A `mosquitto_pub` call that can be pasted into a shell as it stands. Pure. */
export interface MosquittoCall {
  readonly host: string
  readonly port: number
  readonly clientId: string
  readonly username: string
  readonly password: string
  readonly topic: string
  readonly payload: string
}

export function mosquittoLine({
  host,
  port,
  clientId,
  username,
  password,
  topic,
  payload,
}: MosquittoCall): string {
  const parts = [
    `mosquitto_pub -h ${quoted(host)} -p ${port}`,
    `-i ${quoted(clientId)}`,
    // An access token stands alone: its password is empty and is left out.
    `-u ${quoted(username)}${password === '' ? '' : ` -P ${quoted(password)}`}`,
    `-q 1 -t ${quoted(topic)}`,
    `-m ${quoted(payload)}`,
  ]
  return parts.join(' \\\n  ')
}

/** For a POSIX shell: inside single quotes only the single quote itself needs care. */
const quoted = (text: string): string =>
  /^[\w.:/@-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`
