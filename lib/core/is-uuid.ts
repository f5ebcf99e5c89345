/** Of RFC 9562, as the contract has it: version 1 to 8 of its variant, or all zeros or ones. */
const UUID =
  /^(?:[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}|0{8}-0{4}-0{4}-0{4}-0{12}|f{8}-f{4}-f{4}-f{4}-f{12})$/i

export const isUuid = (value: unknown): value is string => typeof value === 'string' && UUID.test(value)
