import '@testing-library/jest-dom/vitest'
import { cleanup, configure } from '@testing-library/react'
import i18next from 'i18next'
import { afterAll, afterEach, beforeAll, beforeEach, vi } from 'vitest'
import { hideAmounts } from '../shared/amounts'
import { loadTexts, startTexts } from '../texts/i18n'
import { now } from './data'
import { server } from './server'

// test files share loaded modules, so the texts are loaded once
if (!i18next.isInitialized) {
  await startTexts(['en'])
  await loadTexts('admin', 'connection', 'handshake', 'history', 'overview', 'portfolio', 'problems', 'setup')
  i18next.options.missingInterpolationHandler = (text, [placeholder]) => {
    throw new Error(`No value for ${placeholder} in "${text}"`)
  }
  i18next.on('missingKey', (_languages, area, key) => {
    throw new Error(`No text ${area}:${key}`)
  })
}
configure({ asyncUtilTimeout: 40_000 })
beforeAll(() => server.listen({ onUnhandledRequest: 'error' }))
// the date of the test data; timers are real
beforeEach(() => vi.useFakeTimers({ toFake: ['Date'], now }))
afterEach(() => {
  cleanup()
  vi.useRealTimers()
  server.resetHandlers()
  window.sessionStorage.clear()
  window.localStorage.clear()
  hideAmounts(false)
})
afterAll(() => server.close())

// jsdom lacks these, and Mantine needs them
window.matchMedia = (query) =>
  ({
    matches: false,
    media: query,
    addEventListener: () => {},
    removeEventListener: () => {},
  }) as unknown as MediaQueryList
window.ResizeObserver = class {
  observe() {}
  unobserve() {}
  disconnect() {}
}
window.HTMLElement.prototype.scrollIntoView = vi.fn()
window.scrollTo = vi.fn()
