import { expect as base } from '@playwright/test'

/** For long ways through the product: each step of theirs may meet a machine that has other work to do. */
export const expect = base.configure({ timeout: 60_000 })
