import { useEffect, useRef } from 'react'

/** Once what lay over the page is closed, the focus goes to where work goes on. */
export function useFocusAfter(isOpen: boolean, next: () => HTMLElement | null | undefined): void {
  const wasOpen = useRef(false)
  const to = useRef(next)
  useEffect(() => {
    to.current = next
  })
  useEffect(() => {
    if (wasOpen.current && !isOpen) to.current()?.focus()
    wasOpen.current = isOpen
  }, [isOpen])
}
