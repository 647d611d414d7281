import { afterEach, expect, test, vi } from 'vitest'
import { started } from '../../testing/data'
import { channelName, type Hint } from './attemptHint'
import { isLoginWindow, LoginWindows, webAddress } from './loginWindows'

const hint: Hint = { source: 'broker-connect', attemptId: started.attemptId, outcome: 'CONNECTED' }
const address = started.authorizationUrl
let stop = () => {}
afterEach(() => stop())

/** A window that has just been opened: it has a copy of the opener's session storage. */
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

/** A message as the browser would deliver it. */
function deliver(data: unknown, source: Window, origin = window.location.origin) {
  const event = new MessageEvent('message', { data, origin })
  Object.defineProperty(event, 'source', { value: source })
  window.dispatchEvent(event)
}

test('a window is opened empty, with a sentence in it, and sent to the broker later', () => {
  const { opened, asWindow } = freshWindow()
  const windows = withWindow(asWindow)

  expect(windows.openBlank('c1', 'Opening…')).toBe(true)
  expect(window.open).toHaveBeenCalledWith('about:blank', '_blank', expect.stringContaining('popup'))
  expect(opened.document.body.textContent).toBe('Opening…')
  expect(windows.navigate('c1', address)).toBe(true)

  expect(opened.location.replace).toHaveBeenCalledWith(address)
})

test('the window goes to the broker without the tokens that it was born with', () => {
  const { copy, asWindow } = freshWindow()
  window.sessionStorage.setItem('oidc.user:x', 'tokens')

  withWindow(asWindow).openBlank('c1', '')

  expect([...copy.keys()]).toEqual(['broker-connect.opened-by-us'])
  expect(window.sessionStorage.getItem('oidc.user:x')).toBe('tokens')
})

test('where both windows share one storage nobody is signed out', () => {
  const { opened } = freshWindow()
  window.sessionStorage.setItem('oidc.user:x', 'tokens')

  withWindow({ ...opened, sessionStorage: window.sessionStorage } as unknown as Window).openBlank('c1', '')

  expect(Object.keys(window.sessionStorage)).toEqual(['oidc.user:x'])
})

test('a window whose storage is closed to us still opens', () => {
  const { opened } = freshWindow()
  const closed = Object.defineProperty({ ...opened }, 'sessionStorage', {
    get: () => {
      throw new DOMException('denied', 'SecurityError')
    },
  })

  expect(withWindow(closed as unknown as Window).openBlank('c1', '')).toBe(true)
})

test('a blocked window is noticed', () => {
  const windows = withWindow(null)

  expect(windows.openBlank('c1', '')).toBe(false)
  expect(windows.navigate('c1', address)).toBe(false)
})

test('a window that the person has closed already is not sent anywhere', () => {
  const { opened, asWindow } = freshWindow()
  const windows = withWindow(asWindow)
  windows.openBlank('c1', '')
  opened.closed = true

  expect(windows.navigate('c1', address)).toBe(false)
  expect(opened.location.replace).not.toHaveBeenCalled()
})

test.each(['javascript:alert(1)', 'data:text/html,x', 'not an address'])('%s is no place to send a person', (bad) => {
  expect(() => webAddress(bad)).toThrow()
})

test('a message of our window is heard', () => {
  const { asWindow } = freshWindow()
  const windows = withWindow(asWindow)
  windows.openBlank('c1', '')
  const heard = vi.fn()
  stop = windows.listen(heard)

  deliver(hint, asWindow)

  expect(heard).toHaveBeenCalledExactlyOnceWith(hint)
})

test('a message from another origin, another window or of another form is not heard', () => {
  const { asWindow } = freshWindow()
  const windows = withWindow(asWindow)
  windows.openBlank('c1', '')
  const heard = vi.fn()
  stop = windows.listen(heard)

  deliver(hint, asWindow, 'https://evil.example')
  deliver(hint, freshWindow().asWindow)
  deliver({ ...hint, source: 'someone-else' }, asWindow)
  windows.close('c1')
  deliver(hint, asWindow)

  expect(heard).not.toHaveBeenCalled()
})

test('what another tab announces is heard, until nobody listens any more', async () => {
  const heard = vi.fn()
  const windows = new LoginWindows(window)
  stop = windows.listen(heard)
  const channel = new BroadcastChannel(channelName)

  channel.postMessage('rubbish')
  channel.postMessage(hint)
  await vi.waitFor(() => expect(heard).toHaveBeenCalledExactlyOnceWith(hint), { timeout: 10_000 })
  channel.close()
})

test('a window knows that it was opened for a login by its opener or by its mark', () => {
  expect(isLoginWindow(window)).toBe(false)
  expect(isLoginWindow({ opener: window, sessionStorage } as unknown as Window)).toBe(true)
  window.sessionStorage.setItem('broker-connect.opened-by-us', 'yes')
  expect(isLoginWindow(window)).toBe(true)
})

test('a window that is gone looks closed, and one that never was does not', () => {
  const { opened, asWindow } = freshWindow()
  const windows = withWindow(asWindow)
  windows.openBlank('c1', 'Opening…')
  expect(windows.appearsClosed('c1')).toBe(false)

  opened.closed = true

  expect(windows.appearsClosed('c1')).toBe(true)
  expect(windows.appearsClosed('c2')).toBe(false)
})
