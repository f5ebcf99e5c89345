/** Names written one a line, each once; empty lines say nothing. Pure. */
export const parseNames = (text: string): string[] => [
  ...new Set(
    text
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean),
  ),
]

export const writeNames = (names: readonly string[]): string => names.join('\n')
