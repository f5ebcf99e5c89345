import type { Page } from '@playwright/test'
import { untilItListens } from './until-it-listens'

/** The page, which from now on listens when it has gone somewhere: nothing that is pressed then is lost. */
export function listeningPage(page: Page): Page {
  const goto = page.goto.bind(page)
  const reload = page.reload.bind(page)
  page.goto = async (url, options) => {
    const response = await goto(url, options)
    if (options?.waitUntil !== 'commit') await untilItListens(page)
    return response
  }
  page.reload = async (options) => {
    const response = await reload(options)
    await untilItListens(page)
    return response
  }
  return page
}
