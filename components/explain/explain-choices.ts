/** Whom the reader may ask for, besides devices, which are searched. */
export interface Choice {
  readonly id: string
  readonly label: string
}

export interface ExplainChoices {
  readonly tenants: readonly Choice[]
  readonly users: readonly Choice[]
  readonly apiTokens: readonly Choice[]
}
