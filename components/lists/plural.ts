/** "1 device", "1,204 devices", "no devices". */
export const plural = (count: number, one: string, many = `${one}s`): string =>
  `${count === 0 ? 'no' : count.toLocaleString('en')} ${count === 1 ? one : many}`
