import type { BearerTokens } from './baseQuery'
import { EventSnapshot } from './eventSnapshot'
import { defaultTiming, followEvents, type StreamTiming, untilNewToken } from './eventStream'
import type { Failure } from './failure'
import { liveStreams } from './liveStreams'
import type { StreamEnd, StreamEvent } from './openStream'
import { SharedConnection } from './sharedConnection'
import { streamClient, streamPath } from './streamPath'
import { type Knowledge, type TabSharing, tabSharing } from './tabGroup'
import { boundTo, subjectOf } from './tokenSubject'
import { leavingOf, untilVisible } from './visibility'

export interface LiveListener {
  /** the configuration whose feed and prices are received; without one, statuses and changes */
  prices?: string
  /** ends the subscription */
  signal: AbortSignal
  /** Called for each connection, before its events, and at once if there is a connection. */
  onOpen: () => void
  onEvent: (event: StreamEvent) => void
  /** Called when a connection ends and will be retried. `failures` counts failures in a row, including this one. */
  onDisconnect: (failure: Failure, failures: number) => void
  /** Changes were missed whose result is in the events, but not what they were. */
  onMissed?: () => void
}

/** Listeners that come and go together, as in a change of pages, cause one new connection. */
const settleMillis = 30

/** The stream of the person with these tokens. */
export function liveStreamOf(bearer: BearerTokens): LiveStream {
  const existing = liveStreams.get(bearer)
  if (existing) return existing
  const stream = new LiveStream(bearer, tabSharing())
  liveStreams.set(bearer, stream)
  return stream
}

/**
 * The events about a person, for all listeners of this tab: over one connection, which the tabs of the same person
 * share. Connected while there are listeners and the page is visible.
 */
export class LiveStream {
  private readonly listeners = new Set<LiveListener>()
  private snapshot = new EventSnapshot()
  private lastEventId: string | undefined
  private isOpen = false
  private running: AbortController | null = null
  private settling: ReturnType<typeof setTimeout> | undefined
  private connection: { setPrices: (prices: string[]) => void } | null = null
  private readonly leaving = leavingOf(window)

  constructor(
    private readonly bearer: BearerTokens,
    private readonly sharing: TabSharing | null,
    private readonly timing: StreamTiming = defaultTiming,
  ) {}

  /** Calls the listener until its signal is aborted. */
  subscribe(listener: LiveListener): void {
    if (listener.signal.aborted) return
    this.listeners.add(listener)
    listener.signal.addEventListener('abort', () => {
      if (!this.listeners.delete(listener)) return
      if (this.listeners.size === 0) this.stop()
      else this.settle()
    })
    if (this.isOpen) {
      listener.onOpen()
      for (const event of this.snapshot.events()) deliver(event, listener)
    }
    this.settle()
  }

  /** Ends all subscriptions: what follows may be about another person. */
  reset(): void {
    this.listeners.clear()
    this.stop()
  }

  private settle(): void {
    clearTimeout(this.settling)
    this.settling = setTimeout(() => {
      if (this.listeners.size === 0) return
      if (this.running) this.connection?.setPrices(this.prices())
      else this.start()
    }, settleMillis)
  }

  private stop(): void {
    this.running?.abort()
    this.running = null
    this.connection = null
    this.snapshot = new EventSnapshot()
    this.lastEventId = undefined
    this.isOpen = false
  }

  private start(): void {
    const running = new AbortController()
    this.running = running
    void this.run(running.signal)
  }

  private async run(signal: AbortSignal): Promise<void> {
    const { bearer, timing } = this
    while (!signal.aborted) {
      await untilVisible(signal, this.leaving.isLeft)
      const token = await bearer.token().catch(() => null)
      if (signal.aborted) return
      const end = await this.connect(token && subjectOf(token), signal)
      if (signal.aborted) return
      this.isOpen = false
      this.connection = null
      if (end?.reason === 'rejected') await untilNewToken(end.token, { bearer, signal }, timing)
    }
  }

  /** Resolves when the page is hidden, when the token is rejected, or when the signal is aborted. */
  private async connect(subject: string | null, signal: AbortSignal): Promise<StreamEnd | null> {
    const bearer = boundTo(this.bearer, subject)
    if (subject && this.sharing) {
      try {
        return await this.connectShared(subject, this.sharing, bearer, signal)
      } catch {
        // some browsers refuse locks or channels, as in private windows
      }
    }
    return this.connectAlone(bearer, signal)
  }

  private async connectAlone(bearer: BearerTokens, signal: AbortSignal): Promise<StreamEnd | null> {
    for (;;) {
      const changed = new AbortController()
      const prices = this.prices()
      this.connection = {
        setPrices: (wanted) => {
          if (wanted.join() !== prices.join()) changed.abort()
        },
      }
      const end = await followEvents(
        {
          path: streamPath(prices, streamClient(window.sessionStorage)),
          bearer,
          lastEventId: this.lastEventId,
          signal: AbortSignal.any([signal, changed.signal]),
          ...this.handlers(signal),
        },
        this.timing,
      )
      if (end || signal.aborted) return end
    }
  }

  private connectShared(subject: string, sharing: TabSharing, bearer: BearerTokens, signal: AbortSignal) {
    const shared = new SharedConnection(subject, sharing, bearer, this.timing, {
      ...this.handlers(signal),
      knowledge: () => ({ lastEventId: this.lastEventId, events: this.snapshot.events() }),
      onKnowledge: (known, isOpen) => {
        if (!signal.aborted) this.learn(known, isOpen)
      },
    })
    this.connection = shared
    return shared.run(this.prices(), signal)
  }

  private handlers(signal: AbortSignal) {
    const unlessStopped =
      <T extends unknown[]>(handle: (...args: T) => void) =>
      (...args: T) => {
        if (!signal.aborted) handle(...args)
      }
    return {
      onOpen: unlessStopped(() => this.onOpen()),
      onEvent: unlessStopped((event: StreamEvent) => this.onEvent(event)),
      onDisconnect: unlessStopped((failure: Failure, failures: number) => {
        this.isOpen = false
        for (const listener of this.listeners) listener.onDisconnect(failure, failures)
      }),
    }
  }

  private onOpen(): void {
    this.isOpen = true
    this.snapshot.clearPrices()
    for (const listener of this.listeners) listener.onOpen()
  }

  private onEvent(event: StreamEvent): void {
    this.lastEventId = event.id ?? this.lastEventId
    this.snapshot.add(event)
    for (const listener of this.listeners) deliver(event, listener)
  }

  /** Takes over what the tab with the connection knows. */
  private learn({ lastEventId, events }: Knowledge, isOpen: boolean): void {
    const missed = this.lastEventId !== undefined && this.lastEventId !== lastEventId
    this.snapshot = new EventSnapshot()
    if (isOpen) this.onOpen()
    for (const event of events) this.onEvent(event)
    this.lastEventId = lastEventId
    if (missed) for (const listener of this.listeners) listener.onMissed?.()
  }

  private prices(): string[] {
    return [...new Set([...this.listeners].flatMap(({ prices }) => prices ?? []))].sort()
  }
}

function deliver(event: StreamEvent, listener: LiveListener): void {
  const isAboutPrices = event.name === 'feed' || event.name === 'prices'
  if (!isAboutPrices) {
    if (listener.prices === undefined) listener.onEvent(event)
  } else if (listener.prices === (JSON.parse(event.data) as { configId: string }).configId) listener.onEvent(event)
}
