export function scriptKilobytes(html: string, read: (source: string) => Promise<Uint8Array>): Promise<number>
