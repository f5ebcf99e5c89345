/**
 * `json/{device}[/{tag}]`, `binary/{device}[/{tag}]` and `{device}/subscribe`, as they stand below the account's token;
 * build and parse side by side.
 */
export const dataForms = ['json', 'binary'] as const
export type DataForm = (typeof dataForms)[number]

export interface DataTopic {
  readonly form: DataForm
  readonly device: string
  /** Absent where the topic has none; a trailing slash is none. */
  readonly tag?: string
}

export const dataTopic = ({ form, device, tag }: DataTopic): string =>
  tag === undefined ? `${form}/${device}` : `${form}/${device}/${tag}`

/** What a topic below the token says; `undefined` for none of the grammar. */
export function parseDataTopic(topic: string): DataTopic | undefined {
  const [first, device, tag, ...more] = topic.split('/')
  const form = dataForms.find((word) => word === first)
  if (!form || device === undefined || more.length > 0) return undefined
  return tag ? { form, device, tag } : { form, device }
}

export const commandTopic = (device: string): string => `${device}/subscribe`

/** The first level where a client wrote another token than its own; the token itself is not kept. */
export const MASKED_TOKEN = '***'

export const hasForeignToken = (topic: string): boolean =>
  topic === MASKED_TOKEN || topic.startsWith(`${MASKED_TOKEN}/`)

/** As people copy it: the token is a secret, so a placeholder stands for it. */
export const TOKEN_SHOWN = '{DEVICE_TOKEN}'

export const withTokenShown = (topic: string): string => `${TOKEN_SHOWN}/${topic}`
