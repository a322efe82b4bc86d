import { QueryClient } from '@tanstack/react-query'

/** What the desk has fetched. A call fails by itself when there is no network, and says so; nothing waits in silence. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: { networkMode: 'always', retry: false, staleTime: 5_000 },
    mutations: { networkMode: 'always' },
  },
})
