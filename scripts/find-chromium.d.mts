/** Undefined: Playwright's own browser is there. */
export function findChromium(): Promise<string | undefined>
