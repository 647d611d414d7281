import '@testing-library/jest-dom/vitest'
import { cleanup, configure } from '@testing-library/react'
import i18next from 'i18next'
import { afterAll, afterEach, beforeAll, beforeEach, vi } from 'vitest'
import { loadTexts, startTexts } from '../texts/i18n'
import { now } from './data'
import { server } from './server'

// files of tests share loaded modules, and with them the texts
if (!i18next.isInitialized) {
  await startTexts(['en'])
  await loadTexts('admin', 'history', 'portfolio')
  i18next.options.missingInterpolationHandler = (text, [placeholder]) => {
    throw new Error(`No value for ${placeholder} in "${text}"`)
  }
  i18next.on('missingKey', (_languages, area, key) => {
    throw new Error(`No text ${area}:${key}`)
  })
}
configure({ asyncUtilTimeout: 10_000 })
beforeAll(() => server.listen({ onUnhandledRequest: 'error' }))
// the day of the data, whatever day it is; timers run as always
beforeEach(() => vi.useFakeTimers({ toFake: ['Date'], now }))
afterEach(() => {
  cleanup()
  vi.useRealTimers()
  server.resetHandlers()
  window.sessionStorage.clear()
  window.localStorage.clear()
})
afterAll(() => server.close())

// what jsdom lacks and Mantine asks for
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
