/** `<device>@<application>`: the name of a Drogue device as a user name or a client id. */

export interface DrogueName {
  readonly device: string
  readonly application: string
}

export const formatDrogueName = ({ device, application }: DrogueName): string =>
  `${encodeURIComponent(device)}@${application}`

/** Split at the first `@`; the device is percent-decoded, so that it may hold one. */
export function parseDrogueName(text: string): DrogueName | undefined {
  const at = text.indexOf('@')
  const application = text.slice(at + 1)
  if (at < 1 || application === '') return undefined
  try {
    return { device: decodeURIComponent(text.slice(0, at)), application }
  } catch {
    return undefined
  }
}
