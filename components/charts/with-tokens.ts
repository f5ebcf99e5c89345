/** Every `var(--name)` as what it stands for; one that stands for nothing is as it was. Pure. */
export const withTokens = (text: string, tokenOf: (name: string) => string): string =>
  text.replace(/var\((--[\w-]+)\)/g, (whole, name: string) => tokenOf(name) || whole)
