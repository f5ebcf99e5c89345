import { type Browser, chromium } from 'playwright'
import { findChromium } from '../scripts/find-chromium.mjs'

/** Headless, without a graphics card: the same on each machine. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = await findChromium()
  return chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu'],
  })
}
