import type { TabSharing } from '../api/tabGroup'

interface Waiting {
  grant: () => void
}

/** Web Locks and broadcast channels of one browser, for several tabs in one test. Messages are delivered in order. */
export function fakeBrowser(): TabSharing & { channelNames: () => string[] } {
  const held = new Map<string, { revoke: (reason: unknown) => void }>()
  const queues = new Map<string, Waiting[]>()
  const channels = new Set<{ name: string; onmessage: ((message: MessageEvent) => void) | null }>()

  const release = (name: string) => {
    held.delete(name)
    queues.get(name)?.shift()?.grant()
  }

  const request = async (name: string, options: LockOptions, callback: () => Promise<void>) => {
    if (options.steal) held.get(name)?.revoke(new DOMException('stolen', 'AbortError'))
    else if (held.has(name)) await inQueue(name, options.signal)
    options.signal?.throwIfAborted()
    const lock = { revoke: (_reason: unknown) => {} }
    const revoked = new Promise<never>((_resolve, reject) => {
      lock.revoke = reject
    })
    held.set(name, lock)
    try {
      await Promise.race([callback(), revoked])
    } finally {
      if (held.get(name) === lock) release(name)
    }
  }

  const inQueue = (name: string, signal: AbortSignal | undefined) =>
    new Promise<void>((resolve, reject) => {
      const queue = queues.get(name) ?? []
      queues.set(name, queue)
      const waiting = { grant: resolve }
      queue.push(waiting)
      signal?.addEventListener('abort', () => {
        queue.splice(queue.indexOf(waiting), queue.includes(waiting) ? 1 : 0)
        reject(new DOMException('aborted', 'AbortError'))
      })
    })

  const openChannel = (name: string) => {
    const channel = {
      name,
      onmessage: null as ((message: MessageEvent) => void) | null,
      postMessage: (data: unknown) => {
        for (const other of channels) {
          if (other === channel || other.name !== name) continue
          // as in browsers, a message is a copy
          const message = new MessageEvent('message', { data: structuredClone(data) })
          queueMicrotask(() => channels.has(other) && other.onmessage?.(message))
        }
      },
      close: () => void channels.delete(channel),
    }
    channels.add(channel)
    return channel
  }

  return {
    locks: { request } as unknown as TabSharing['locks'],
    openChannel: openChannel as TabSharing['openChannel'],
    channelNames: () => [...channels].map(({ name }) => name),
  }
}
