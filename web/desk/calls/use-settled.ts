import { useEffect, useState } from 'react'

/** A value once it has not changed for a while: what is asked for while somebody types is asked when they pause. */
export function useSettled<T>(value: T, ms = 450): T {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const wait = setTimeout(() => setSettled(value), ms)
    return () => clearTimeout(wait)
  }, [value, ms])
  return settled
}
