import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { keepPortal } from './scripts/keep-portal.ts'
import { ownScrollLock } from './scripts/scroll-lock.ts'

/** The web pages: `web/` in, `dist/web/` out. Tests have their own `vitest.config.ts`. */
export default defineConfig({
  root: join(import.meta.dirname, 'web'),
  plugins: [react(), ownScrollLock(), ...keepPortal()],
  build: {
    outDir: join(import.meta.dirname, 'dist/web'),
    // Phones of the last six years or so.
    target: ['es2020', 'chrome87', 'safari14', 'firefox90'],
    chunkSizeWarningLimit: 600,
    // A face inside a style sheet is no file of ours, and the policy of the pages refuses it.
    assetsInlineLimit: (file) => (file.endsWith('.woff2') ? false : undefined),
    // Two entries: what the desk is made of never reaches a citizen's phone.
    rolldownOptions: {
      input: { portal: join(import.meta.dirname, 'web/index.html'), desk: join(import.meta.dirname, 'web/desk.html') },
    },
  },
})
