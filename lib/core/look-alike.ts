/** Letters of other scripts that people take for a Latin one. */
const LATIN: Readonly<Record<string, string>> = {
  а: 'a',
  в: 'b',
  е: 'e',
  з: '3',
  і: 'i',
  ј: 'j',
  к: 'k',
  м: 'm',
  н: 'h',
  о: 'o',
  р: 'p',
  с: 'c',
  ѕ: 's',
  т: 't',
  у: 'y',
  х: 'x',
  ԁ: 'd',
  ԛ: 'q',
  ԝ: 'w',
  α: 'a',
  β: 'b',
  ε: 'e',
  η: 'n',
  ι: 'i',
  κ: 'k',
  ν: 'v',
  ο: 'o',
  ρ: 'p',
  τ: 't',
  υ: 'u',
  χ: 'x',
  γ: 'y',
  ω: 'w',
  ı: 'i',
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
}

/** What is left of a name when everything is taken off that a tired reader overlooks: case, accents, script, spaces and marks, and 0/o, 1/l/i. */
export function skeleton(name: string): string {
  return [...name.normalize('NFKD').toLowerCase()]
    .map((letter) => LATIN[letter] ?? letter)
    .join('')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/[1il|]/g, 'l')
    .replace(/0/g, 'o')
}

/** Of `others`, those that could be taken for `name`, itself left out. */
export function lookAlikes(name: string, others: readonly string[]): string[] {
  const wanted = skeleton(name)
  return others.filter((other) => other !== name && skeleton(other) === wanted)
}
