import tailwind from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const at = (path: string): string => new URL(path, import.meta.url).pathname

/**
 * The staff desk, and the one script that the residents' form gains by: hashed files under /desk/, nothing inline and
 * nothing from elsewhere, so that a strict CSP holds.
 */
export default defineConfig({
  root: at('src/web/desk'),
  base: '/desk/',
  plugins: [react(), tailwind()],
  build: {
    outDir: at('dist/desk'),
    emptyOutDir: true,
    manifest: true,
    rolldownOptions: { input: [at('src/web/desk/index.html'), at('src/web/ui/map/say-place.ts')] },
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
})
