import { channelName, type Hint, isHint } from './hint'

const features = 'popup,width=520,height=760'
const openedByUs = 'broker-connect.opened-by-us'

/**
 * The windows in which people log in at their broker, one for each configuration at most.
 *
 * Whether such a window is still open, or can still talk to us, is never relied on: browsers cut that tie as they please.
 */
export class LoginWindows {
  private readonly windows = new Map<string, Window>()

  constructor(private readonly own: Window) {}

  /** Opens an empty window. Call it in the click itself, before anything is awaited, or browsers block it. */
  openBlank(configId: string, sentence: string): boolean {
    const opened = this.own.open('about:blank', '_blank', features)
    if (!opened) return false
    this.windows.set(configId, opened)
    this.prepare(opened, sentence)
    return true
  }

  /** Sends the window to the broker's `webAddress`. False: it is gone, or never was. */
  send(configId: string, address: string): boolean {
    const opened = this.windows.get(configId)
    if (!opened || opened.closed) return false
    opened.location.replace(address)
    opened.focus()
    return true
  }

  /** Only a guess: a window that the broker's pages have cut off from us looks closed too. */
  looksClosed(configId: string): boolean {
    return this.windows.get(configId)?.closed ?? false
  }

  close(configId: string): void {
    this.windows.get(configId)?.close()
    this.windows.delete(configId)
  }

  /** Goes to the broker in this very tab. */
  leaveFor(address: string): void {
    this.own.location.assign(address)
  }

  /** Listens to hints from our windows and from other tabs; returns how to stop. */
  listen(heard: (hint: Hint) => void): () => void {
    const onMessage = ({ origin, source, data }: MessageEvent) => {
      if (origin === this.own.location.origin && this.isOurs(source) && isHint(data)) heard(data)
    }
    const channel = new BroadcastChannel(channelName)
    channel.onmessage = ({ data }: MessageEvent) => {
      if (isHint(data)) heard(data)
    }
    this.own.addEventListener('message', onMessage)
    return () => {
      this.own.removeEventListener('message', onMessage)
      channel.close()
    }
  }

  private isOurs(source: MessageEventSource | null): boolean {
    return [...this.windows.values()].some((opened) => opened === source)
  }

  /** A new window starts with a copy of our session storage, tokens included: it goes to the broker without them. */
  private prepare(opened: Window, sentence: string): void {
    try {
      opened.sessionStorage.setItem(openedByUs, 'yes')
      const shared = this.own.sessionStorage.getItem(openedByUs) !== null
      if (shared) this.own.sessionStorage.removeItem(openedByUs)
      else clearBut(opened.sessionStorage, openedByUs)
      opened.document.title = sentence
      opened.document.body.textContent = sentence
    } catch {
      // some browsers give no access to the new window's storage; nothing depends on it
    }
  }
}

/** Whether this window was opened for a login, so that it may close itself. */
export function isLoginWindow(own: Window): boolean {
  return Boolean(own.opener) || own.sessionStorage.getItem(openedByUs) !== null
}

function clearBut(storage: Storage, kept: string): void {
  for (const key of Object.keys(storage)) if (key !== kept) storage.removeItem(key)
}

/** Refuses what is no web address, `javascript:` above all. */
export function webAddress(address: string): string {
  const { protocol, href } = new URL(address)
  if (protocol !== 'https:' && protocol !== 'http:') throw new Error(`not a web address: ${protocol}`)
  return href
}
