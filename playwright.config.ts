import { defineConfig } from '@playwright/test'
import type { Start } from './e2e/installation'

/** `npm test` finds the browser and names it here; unset, Playwright's own is used. */
const executablePath = process.env.CHROMIUM_PATH

export default defineConfig<object, Start>({
  testDir: 'e2e',
  testMatch: '**/*.e2e.ts',
  // The demo fleet publishes all the time: what looks at it has an installation of its own.
  projects: [
    { name: 'console', testIgnore: 'demo/**' },
    { name: 'demo', testMatch: 'demo/**/*.e2e.ts', use: { isDemo: true } },
  ],
  outputDir: 'test-results',
  timeout: 120_000,
  expect: { timeout: 15_000 },
  // One installation serves the run, and its two cores one browser.
  workers: 1,
  fullyParallel: false,
  forbidOnly: process.env.CI !== undefined,
  retries: 0,
  reporter: [['list']],
  use: {
    video: 'off',
    // Pictures and copies of each step, kept of what fails, would take most of the run's time; what is left is its calls.
    trace: { mode: 'retain-on-failure', screenshots: false, snapshots: false },
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(executablePath === undefined ? {} : { executablePath }),
      args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu'],
    },
  },
})
