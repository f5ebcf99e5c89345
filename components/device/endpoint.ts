/** Where a device reaches the broker, as snippets name it. */
export interface Endpoint {
  readonly host: string
  readonly mqttPort: number
}
