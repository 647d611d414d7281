import type { BearerTokens } from './baseQuery'
import { followEvents, type StreamTiming } from './eventStream'
import { type Failure, withoutResponse } from './failure'
import type { StreamEnd, StreamEvent } from './openStream'
import { streamClient, streamPath } from './streamPath'
import { type Connection, type Knowledge, type TabMessage, type TabSharing, withLock } from './tabGroup'
import { onHidden } from './visibility'

export interface SharedHandlers {
  onOpen: () => void
  onEvent: (event: StreamEvent) => void
  onDisconnect: (failure: Failure, failures: number) => void
  /** the state of this tab, which it passes on while it leads */
  knowledge: () => Knowledge
  /** Called with the leader's knowledge when this tab joins. */
  onKnowledge: (known: Knowledge, isOpen: boolean) => void
}

const hidden: StreamEnd = { reason: 'hidden', failure: withoutResponse('unreachable'), openMillis: 0, token: null }

/** Tabs that open together cause one new connection. */
const settleMillis = 200

/**
 * The part of one tab in a connection that the tabs of one person share. The tab that has a lock (Web Locks) leads: it
 * has the connection and passes on the events (BroadcastChannel). Lock and channel are named by the person, so that
 * persons in tabs of the same browser never receive each other's events. A tab that is hidden or signed out leaves.
 */
export class SharedConnection {
  private readonly tab = crypto.randomUUID()
  private readonly name: string
  private readonly channel: ReturnType<TabSharing['openChannel']>
  /** the portfolios that each other tab watches, and when it last said so */
  private readonly others = new Map<string, { prices: string[]; at: number }>()
  private state: Connection = { connection: 'opening' }
  private prices: string[] = []
  private isLeader = false
  private leaderSeen = performance.now()
  private reconnect: () => void = () => {}

  constructor(
    subject: string,
    private readonly sharing: TabSharing,
    private readonly bearer: BearerTokens,
    private readonly timing: StreamTiming,
    private readonly handlers: SharedHandlers,
  ) {
    this.name = `broker-connect live ${subject}`
    this.channel = sharing.openChannel(this.name)
    this.channel.onmessage = ({ data }) => this.receive(data as TabMessage)
  }

  /** Changes the portfolios that this tab watches. */
  setPrices(prices: string[]): void {
    if (prices.join() === this.prices.join()) return
    this.prices = prices
    if (this.isLeader) this.reconnect()
    else this.sayWanted('known')
  }

  /** Resolves when this tab is hidden, when its token is rejected, and when the signal is aborted. */
  async run(prices: string[], stop: AbortSignal): Promise<StreamEnd | null> {
    this.prices = prices
    const left = new AbortController()
    const signal = AbortSignal.any([stop, left.signal])
    let end: StreamEnd | null = null
    const stopHiddenTimer = onHidden(this.timing.sharedHiddenTimeoutMillis, () => {
      end ??= hidden
      left.abort()
    })
    const presence = setInterval(() => this.sayPresent(signal, onLead), this.timing.presenceMillis)
    const onLead = async (leading: AbortSignal) => {
      end = (await this.lead(leading)) ?? end
      this.isLeader = false
      this.leaderSeen = performance.now()
      if (end) left.abort()
    }
    this.sayWanted('needed')
    try {
      while (!signal.aborted) await withLock(this.sharing, this.name, signal, false, onLead)
    } finally {
      clearInterval(presence)
      stopHiddenTimer()
      this.say({ type: 'left', tab: this.tab })
      this.channel.close()
    }
    return end
  }

  /** Has the connection until the signal is aborted, the page is hidden, or the token is rejected. */
  private async lead(signal: AbortSignal): Promise<StreamEnd | null> {
    this.isLeader = true
    this.state = { connection: 'opening' }
    this.say({ type: 'leading' })
    for (;;) {
      const changed = new AbortController()
      const wanted = this.wantedByAll()
      let settling: ReturnType<typeof setTimeout> | undefined
      this.reconnect = () => {
        clearTimeout(settling)
        settling = setTimeout(() => {
          if (this.wantedByAll().join() !== wanted.join()) changed.abort()
        }, settleMillis)
      }
      const end = await followEvents(
        {
          path: streamPath(wanted, streamClient(window.localStorage)),
          bearer: this.bearer,
          lastEventId: this.handlers.knowledge().lastEventId,
          signal: AbortSignal.any([signal, changed.signal]),
          onOpen: () => this.pass({ type: 'open' }),
          onEvent: (event) => this.pass({ type: 'event', event }),
          onDisconnect: (failure, failures) => this.pass({ type: 'disconnect', failure, failures }),
        },
        { ...this.timing, hiddenTimeoutMillis: this.timing.sharedHiddenTimeoutMillis },
      )
      clearTimeout(settling)
      this.reconnect = () => {}
      if (end || signal.aborted) return end
    }
  }

  /** Handles what comes from the connection, in this tab and in the others. */
  private pass(message: Extract<TabMessage, { type: 'open' | 'event' | 'disconnect' }>): void {
    if (!this.isLeader) return
    // a rejected token is a matter of this tab: another one continues
    const concernsThisTab = message.type === 'disconnect' && message.failure.type === 'sign-in-required'
    if (!concernsThisTab) this.say(message)
    this.handle(message)
  }

  private handle(message: TabMessage): void {
    if (message.type === 'open') {
      this.state = { connection: 'open' }
      this.handlers.onOpen()
    }
    if (message.type === 'event') this.handlers.onEvent(message.event)
    if (message.type === 'disconnect') {
      const { failure, failures } = message
      this.state = { connection: 'failed', failure, failures }
      this.handlers.onDisconnect(failure, failures)
    }
  }

  private receive(message: TabMessage): void {
    if (message.type === 'wanted' || message.type === 'left') this.onOtherTab(message)
    else if (!this.isLeader) {
      this.leaderSeen = performance.now()
      if (message.type === 'leading') this.sayWanted('known')
      else if (message.type === 'state') this.onState(message)
      else this.handle(message)
    }
  }

  private onOtherTab(message: Extract<TabMessage, { type: 'wanted' | 'left' }>): void {
    if (message.type === 'left') this.others.delete(message.tab)
    else this.others.set(message.tab, { prices: message.prices, at: performance.now() })
    if (!this.isLeader) return
    if (message.type === 'wanted' && message.state === 'needed') {
      this.say({ type: 'state', to: message.tab, state: this.state, known: this.handlers.knowledge() })
    }
    // the portfolios of a tab that left are not worth a new connection
    if (message.type === 'wanted') this.reconnect()
  }

  private onState({ to, state, known }: Extract<TabMessage, { type: 'state' }>): void {
    if (to !== this.tab) return
    this.state = state
    this.handlers.onKnowledge(known, state.connection === 'open')
    if (state.connection === 'failed') this.handlers.onDisconnect(state.failure, state.failures)
  }

  private sayWanted(state: 'needed' | 'known'): void {
    this.say({ type: 'wanted', tab: this.tab, prices: this.prices, state })
  }

  /** Takes the lock from a leader that has said nothing for a long time. */
  private sayPresent(signal: AbortSignal, lead: (signal: AbortSignal) => Promise<void>): void {
    const { heartbeatTimeoutMillis } = this.timing
    if (this.isLeader) {
      this.say({ type: 'presence' })
      for (const [tab, { at }] of this.others) {
        if (performance.now() - at > 2 * heartbeatTimeoutMillis) this.others.delete(tab)
      }
      return
    }
    this.sayWanted('known')
    if (performance.now() - this.leaderSeen <= heartbeatTimeoutMillis) return
    this.leaderSeen = performance.now()
    void withLock(this.sharing, this.name, signal, true, lead)
  }

  private wantedByAll(): string[] {
    return [...new Set([...this.prices, ...[...this.others.values()].flatMap(({ prices }) => prices)])].sort()
  }

  private say(message: TabMessage): void {
    this.channel.postMessage(message)
  }
}
