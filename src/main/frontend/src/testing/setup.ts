import '@testing-library/jest-dom/vitest'
import { cleanup, configure } from '@testing-library/react'
import { afterAll, afterEach, beforeAll, beforeEach, vi } from 'vitest'
import { now } from './data'
import { server } from './server'

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
