import { afterEach, expect, test, vi } from 'vitest'
import { started } from '../../testing/data'
import { channelName, type Hint } from './attemptHint'
import { isLoginWindow, LoginWindows, webAddress } from './loginWindows'

const hint: Hint = { source: 'broker-connect', attemptId: started.attemptId, outcome: 'CONNECTED' }
const address = started.authorizationUrl
let stop = () => {}
afterEach(() => stop())

/** A new window, with a copy of the session storage of its opener. */
function freshWindow() {
  const copy = new Map([['oidc.user:x', 'tokens']])
  const sessionStorage = new Proxy(
    {
      getItem: (key: string) => copy.get(key) ?? null,
      setItem: (key: string, value: string) => copy.set(key, value),
      removeItem: (key: string) => copy.delete(key),
    },
    { ownKeys: () => [...copy.keys()], getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }) },
  )
  const opened = {
    closed: false,
    close: vi.fn(),
    focus: vi.fn(),
    location: { replace: vi.fn() },
    document: { title: '', body: { textContent: '' } },
    sessionStorage,
  }
  return { copy, opened, asWindow: opened as unknown as Window }
}

function withWindow(opened: Window | null) {
  vi.spyOn(window, 'open').mockReturnValue(opened)
  return new LoginWindows(window)
}

/** Delivers a message as the browser does. */
function deliver(data: unknown, source: Window, origin = window.location.origin) {
  const event = new MessageEvent('message', { data, origin })
  Object.defineProperty(event, 'source', { value: source })
  window.dispatchEvent(event)
}

test('a pop-up opens with a text and navigates to the broker later', () => {
  const { opened, asWindow } = freshWindow()
  const windows = withWindow(asWindow)

  expect(windows.openBlank('c1', 'Opening…')).toBe(true)
  expect(window.open).toHaveBeenCalledWith('about:blank', '_blank', expect.stringContaining('popup'))
  expect(opened.document.body.textContent).toBe('Opening…')
  expect(windows.navigate('c1', address)).toBe(true)

  expect(opened.location.replace).toHaveBeenCalledWith(address)
})

test('the tokens are removed from the pop-up before it navigates to the broker', () => {
  const { copy, asWindow } = freshWindow()
  window.sessionStorage.setItem('oidc.user:x', 'tokens')

  withWindow(asWindow).openBlank('c1', '')

  expect([...copy.keys()]).toEqual(['broker-connect.opened-by-us'])
  expect(window.sessionStorage.getItem('oidc.user:x')).toBe('tokens')
})

test('the tokens stay when both windows share one session storage', () => {
  const { opened } = freshWindow()
  window.sessionStorage.setItem('oidc.user:x', 'tokens')

  withWindow({ ...opened, sessionStorage: window.sessionStorage } as unknown as Window).openBlank('c1', '')

  expect(Object.keys(window.sessionStorage)).toEqual(['oidc.user:x'])
})

test('a pop-up opens even if its storage is not accessible', () => {
  const { opened } = freshWindow()
  const closed = Object.defineProperty({ ...opened }, 'sessionStorage', {
    get: () => {
      throw new DOMException('denied', 'SecurityError')
    },
  })

  expect(withWindow(closed as unknown as Window).openBlank('c1', '')).toBe(true)
})

test('a blocked pop-up is reported', () => {
  const windows = withWindow(null)

  expect(windows.openBlank('c1', '')).toBe(false)
  expect(windows.navigate('c1', address)).toBe(false)
})

test('a closed pop-up does not navigate', () => {
  const { opened, asWindow } = freshWindow()
  const windows = withWindow(asWindow)
  windows.openBlank('c1', '')
  opened.closed = true

  expect(windows.navigate('c1', address)).toBe(false)
  expect(opened.location.replace).not.toHaveBeenCalled()
})

test.each(['javascript:alert(1)', 'data:text/html,x', 'not an address'])('%s is not a web address', (bad) => {
  expect(() => webAddress(bad)).toThrow()
})

test('a hint of our pop-up is received', () => {
  const { asWindow } = freshWindow()
  const windows = withWindow(asWindow)
  windows.openBlank('c1', '')
  const onHint = vi.fn()
  stop = windows.listen(onHint)

  deliver(hint, asWindow)

  expect(onHint).toHaveBeenCalledExactlyOnceWith(hint)
})

test('a message of another origin, another window or another form is ignored', () => {
  const { asWindow } = freshWindow()
  const windows = withWindow(asWindow)
  windows.openBlank('c1', '')
  const onHint = vi.fn()
  stop = windows.listen(onHint)

  deliver(hint, asWindow, 'https://evil.example')
  deliver(hint, freshWindow().asWindow)
  deliver({ ...hint, source: 'someone-else' }, asWindow)
  windows.close('c1')
  deliver(hint, asWindow)

  expect(onHint).not.toHaveBeenCalled()
})

test('a hint of another tab is received', async () => {
  const onHint = vi.fn()
  const windows = new LoginWindows(window)
  stop = windows.listen(onHint)
  const channel = new BroadcastChannel(channelName)

  channel.postMessage('not a hint')
  channel.postMessage(hint)
  await vi.waitFor(() => expect(onHint).toHaveBeenCalledExactlyOnceWith(hint), { timeout: 10_000 })
  channel.close()
})

test('a login window is recognised by its opener or its session storage', () => {
  expect(isLoginWindow(window)).toBe(false)
  expect(isLoginWindow({ opener: window, sessionStorage } as unknown as Window)).toBe(true)
  window.sessionStorage.setItem('broker-connect.opened-by-us', 'yes')
  expect(isLoginWindow(window)).toBe(true)
})

test('a closed pop-up appears closed, one that was never opened does not', () => {
  const { opened, asWindow } = freshWindow()
  const windows = withWindow(asWindow)
  windows.openBlank('c1', 'Opening…')
  expect(windows.appearsClosed('c1')).toBe(false)

  opened.closed = true

  expect(windows.appearsClosed('c1')).toBe(true)
  expect(windows.appearsClosed('c2')).toBe(false)
})
