/** "1 device", "42 devices", "no devices". */
export const plural = (count: number, one: string, many = `${one}s`): string =>
  `${count === 0 ? 'no' : count} ${count === 1 ? one : many}`
