export const READY_WITHIN_MS: number

export interface Product {
  readonly url: string
  readonly mqttPort: number
  readonly username: string
  readonly password: string
  /** All that it printed so far. */
  said(): string
  /** Ends it and removes its data. */
  stop(): Promise<void>
}

/** `environment` is added to that of this process. */
export function startProduct(environment?: Readonly<Record<string, string>>): Promise<Product>
