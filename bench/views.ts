export interface View {
  readonly name: string
  readonly url: string
  /** Selects what holds one streamed value each. */
  readonly readFrom: string
}

/** What streams on the pages of one device. */
export const viewsOf = (deviceUrl: string): readonly View[] => [
  { name: 'Live Logs', url: `${deviceUrl}/logs`, readFrom: '[role=log] button' },
  { name: 'Live', url: `${deviceUrl}/live`, readFrom: 'main td' },
]
