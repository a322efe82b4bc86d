import { join } from 'node:path'
import type { Plugin } from 'vite'

/**
 * An open dialog of Ant Design stops the page below it by a style that it writes without our nonce, and which the policy
 * of the pages refuses. `web/desk/scroll-lock.ts` does the same without one.
 */
export function ownScrollLock(): Plugin {
  return {
    name: 'own-scroll-lock',
    enforce: 'pre',
    resolveId(source, importer) {
      return source.endsWith('/useScrollLocker') && importer?.includes('/@rc-component/portal/')
        ? join(import.meta.dirname, '../web/desk/scroll-lock.ts')
        : null
    },
  }
}
