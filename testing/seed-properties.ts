/** Properties try the same values in each run; `PROPERTY_SEED` names others, a whole number. */
import fc from 'fast-check'

fc.configureGlobal({ seed: Number(process.env.PROPERTY_SEED ?? 1) })
