/** Next calls it once as the web process comes up, before the first request. */
export async function register(): Promise<void> {
  // Both are written into the code by the build; the edge runtime has neither sockets nor a database.
  if (process.env.NEXT_RUNTIME !== 'nodejs' || process.env.NEXT_PHASE === 'phase-production-build') return
  const { startJobs } = await import('@/lib/session/start-jobs')
  startJobs()
}
