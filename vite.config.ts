import tailwind from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** The staff desk: hashed files under /desk/, nothing inline and nothing from elsewhere, so that a strict CSP holds. */
export default defineConfig({
  root: new URL('src/web/desk', import.meta.url).pathname,
  base: '/desk/',
  plugins: [react(), tailwind()],
  build: {
    outDir: new URL('dist/desk', import.meta.url).pathname,
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
})
