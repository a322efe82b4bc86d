import { useLayoutEffect } from 'react'

let locks = 0

/**
 * In the place of Ant Design's own: below an open dialog the page stands still, and nothing moves aside where the bar was.
 * Set on the element, which the policy of the pages allows, where a style element without their nonce is refused.
 */
export default function useScrollLocker(lock: boolean | undefined): void {
  useLayoutEffect(() => {
    if (!lock) return undefined
    if (locks === 0) hold(window.innerWidth - document.documentElement.clientWidth)
    locks += 1
    return () => {
      locks -= 1
      if (locks === 0) release()
    }
  }, [lock])
}

/** @param bar how wide the bar at the side is */
function hold(bar: number): void {
  document.body.style.overflowY = 'hidden'
  document.body.style.width = `calc(100% - ${bar}px)`
}

function release(): void {
  document.body.style.overflowY = ''
  document.body.style.width = ''
}
