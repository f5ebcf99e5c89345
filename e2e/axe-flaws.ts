import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'

const RULES = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']

/** What axe finds by WCAG 2.2 AA in the page as it is now, one sentence a flaw. */
export async function axeFlaws(page: Page): Promise<string[]> {
  // Half a megabyte of script, which a page needs once.
  const isThere = await page.evaluate(() => 'axe' in window)
  const axe = new AxeBuilder({ page, ...(isThere ? { axeSource: ';' } : {}) })
    .options({ resultTypes: ['violations'] })
    .withTags(RULES)
    // The other mode opens a page of its own for each answer, for the sake of frames: the console has none.
    .setLegacyMode()
  const { violations } = await axe.analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
}
