import { QueryClient } from '@tanstack/react-query'

const make = () =>
  new QueryClient({
    defaultOptions: { queries: { staleTime: 5_000, retry: 1, refetchOnWindowFocus: true } },
  })

let ofPage: QueryClient | undefined

/** What the page has asked for, kept as long as it. A server that kept it would show one reader what another has asked. */
export function pageQueries(): QueryClient {
  if (typeof window === 'undefined') return make()
  if (!ofPage) {
    ofPage = make()
    // From now on it hears when the tab is seen again.
    ofPage.mount()
  }
  return ofPage
}
