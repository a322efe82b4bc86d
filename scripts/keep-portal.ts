import type { Plugin } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'

/** A map's drawing and the Chinese face are too large to be fetched unasked; without them a list and the phone's own face do. */
const MOST_BYTES = 400 * 1024

/**
 * The service worker of the portal, `sw.js`: it keeps the files that the portal is made of, so that it opens without a
 * network, and answers nothing else. What stands under /api and all of the desk goes to the server as if it were not there.
 */
export function keepPortal(): Plugin[] {
  const portal = new Set<string>()
  return [
    ofPortal(portal),
    ...VitePWA({
      injectRegister: false,
      registerType: 'prompt',
      manifest: false,
      workbox: {
        globPatterns: ['index.html', 'seal.svg', 'assets/*.{js,css}'],
        manifestTransforms: [
          (entries) => ({
            manifest: entries.filter(
              ({ url, size }) => /^(index\.html|seal\.svg)$/.test(url) || (portal.has(url) && size <= MOST_BYTES),
            ),
            warnings: [],
          }),
        ],
        // What is too large is taken out above; here it would fail the build.
        maximumFileSizeToCacheInBytes: 16 * 1024 * 1024,
        // What stands under /assets/ has its hash in its name.
        dontCacheBustURLsMatching: /assets\//,
        navigateFallback: '/index.html',
        navigateFallbackDenylist: [/^\/(api|desk|sign-in|set-up|assets)(\/|$)/],
        cleanupOutdatedCaches: true,
        inlineWorkboxRuntime: true,
        sourcemap: false,
      },
    }),
  ]
}

/** Notes what can be reached from the portal's entry, at once or later, with its styles. */
function ofPortal(portal: Set<string>): Plugin {
  return {
    name: 'of-portal',
    generateBundle(_options, bundle) {
      const walk = (name: string) => {
        const chunk = bundle[name]
        if (portal.has(name) || chunk?.type !== 'chunk') return
        portal.add(name)
        for (const style of chunk.viteMetadata?.importedCss ?? []) portal.add(style)
        for (const other of [...chunk.imports, ...chunk.dynamicImports]) walk(other)
      }
      for (const { type, fileName, name } of Object.values(bundle))
        if (type === 'chunk' && name === 'portal') walk(fileName)
    },
  }
}
