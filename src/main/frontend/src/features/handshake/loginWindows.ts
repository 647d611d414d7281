import { channelName, type Hint, isHint } from './attemptHint'

const features = 'popup,width=520,height=760'
const openedByUs = 'broker-connect.opened-by-us'

/**
 * The pop-ups in which people log in to their broker, at most one for each configuration.
 *
 * Nothing relies on the link between the two windows: browsers sever it, for example by Cross-Origin-Opener-Policy.
 */
export class LoginWindows {
  private readonly windows = new Map<string, Window>()

  constructor(private readonly tab: Window) {}

  /** Opens an empty pop-up. Call it in the click handler before the first await, or browsers block it. */
  openBlank(configId: string, text: string): boolean {
    const opened = this.tab.open('about:blank', '_blank', features)
    if (!opened) return false
    this.windows.set(configId, opened)
    this.prepare(opened, configId, text)
    return true
  }

  /** Navigates the pop-up to a `webAddress` of the broker. False if there is no open pop-up. */
  navigate(configId: string, address: string): boolean {
    const opened = this.windows.get(configId)
    if (!opened || opened.closed) return false
    opened.location.replace(address)
    opened.focus()
    return true
  }

  /** Not reliable: a window whose link to us was severed appears closed too. */
  appearsClosed(configId: string): boolean {
    return this.windows.get(configId)?.closed ?? false
  }

  close(configId: string): void {
    this.windows.get(configId)?.close()
    this.windows.delete(configId)
  }

  /** Navigates this tab to the broker. */
  navigateThisTab(address: string): void {
    this.tab.location.assign(address)
  }

  /** Listens for hints of our pop-ups and of other tabs. Returns the function that stops listening. */
  listen(onHint: (hint: Hint) => void): () => void {
    const onMessage = ({ origin, source, data }: MessageEvent) => {
      if (origin === this.tab.location.origin && this.isOurs(source) && isHint(data)) onHint(data)
    }
    const channel = new BroadcastChannel(channelName)
    channel.onmessage = ({ data }: MessageEvent) => {
      if (isHint(data)) onHint(data)
    }
    this.tab.addEventListener('message', onMessage)
    return () => {
      this.tab.removeEventListener('message', onMessage)
      channel.close()
    }
  }

  private isOurs(source: MessageEventSource | null): boolean {
    return [...this.windows.values()].some((opened) => opened === source)
  }

  /** A pop-up starts with a copy of our session storage, including tokens: they are removed before it navigates. */
  private prepare(opened: Window, configId: string, text: string): void {
    try {
      opened.sessionStorage.setItem(openedByUs, configId)
      const shared = this.tab.sessionStorage.getItem(openedByUs) !== null
      if (shared) this.tab.sessionStorage.removeItem(openedByUs)
      else clearAllBut(opened.sessionStorage, openedByUs)
      opened.document.title = text
      opened.document.body.textContent = text
    } catch {
      // some browsers deny access to the storage of a new window
    }
  }
}

/** Whether this window was opened for a login and may close itself. */
export function isLoginWindow(tab: Window): boolean {
  return Boolean(tab.opener) || tab.sessionStorage.getItem(openedByUs) !== null
}

/**
 * The configuration whose login this window was opened for. A window that opened a link has none: this tells a login
 * that was cancelled at the broker from a link that looks like one.
 */
export function loginOf(tab: Window): string | undefined {
  return tab.sessionStorage.getItem(openedByUs) ?? undefined
}

function clearAllBut(storage: Storage, kept: string): void {
  for (const key of Object.keys(storage)) if (key !== kept) storage.removeItem(key)
}

/** The address if it is http or https. Throws otherwise, for example for `javascript:`. */
export function webAddress(address: string): string {
  const { protocol, href } = new URL(address)
  if (protocol !== 'https:' && protocol !== 'http:') throw new Error(`not a web address: ${protocol}`)
  return href
}
