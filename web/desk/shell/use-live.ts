export function useLive(): 'open' | 'lost' {
  return 'open'
}
