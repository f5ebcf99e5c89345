/** Preloaded for dependency-cruiser, which asks swc for TypeScript but forgets to say where it holds JSX. */
import { createRequire } from 'node:module'

const swc = createRequire(import.meta.url)('@swc/core')
const { parseFileSync } = swc

swc.parseFileSync = (path, options) => parseFileSync(path, { ...options, tsx: path.endsWith('.tsx') })
