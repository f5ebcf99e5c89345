import { dialectNames } from '@/lib/core/dialect-id'

const byId: ReadonlyMap<string, string> = new Map(Object.entries(dialectNames))

/** Records of the log and of connections carry the id as text; one that is not known stays as it is. */
export const dialectName = (id: string): string => byId.get(id) ?? id
