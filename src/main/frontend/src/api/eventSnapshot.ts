import type { ChangeView, HoldingPrice, PriceFeedView, PriceUpdate, StatusView } from './generated'
import type { StreamEvent } from './openStream'

interface Prices {
  feed: StreamEvent | undefined
  update: PriceUpdate | undefined
}

/**
 * The current state according to the events so far, as events: a listener that comes later gets these first. The server
 * sends feeds and prices again on each connection, but statuses only on the first.
 */
export class EventSnapshot {
  private readonly statuses = new Map<string, StreamEvent>()
  private prices = new Map<string, Prices>()

  add(event: StreamEvent): void {
    switch (event.name) {
      case 'status':
        this.addStatus(event.id, JSON.parse(event.data) as StatusView)
        break
      case 'change':
        this.addChange(event.id, JSON.parse(event.data) as ChangeView)
        break
      case 'feed':
        this.addFeed(event, JSON.parse(event.data) as PriceFeedView)
        break
      case 'prices':
        this.addPrices(JSON.parse(event.data) as PriceUpdate)
    }
  }

  /** Forgets what the server sends again on a new connection. */
  clearPrices(): void {
    this.prices = new Map()
  }

  events(): StreamEvent[] {
    const prices = [...this.prices.values()].flatMap(({ feed, update }) => [
      ...(feed ? [feed] : []),
      ...(update ? [{ id: undefined, name: 'prices', data: JSON.stringify(update) }] : []),
    ])
    return [...this.statuses.values(), ...prices]
  }

  private addStatus(id: string | undefined, status: StatusView): void {
    this.statuses.set(status.configId, { id, name: 'status', data: JSON.stringify(status) })
  }

  private addChange(id: string | undefined, { connectionId, status }: ChangeView): void {
    if (status) this.addStatus(id, status)
    else this.statuses.delete(connectionId)
  }

  private addFeed(feed: StreamEvent, { configId, mode }: PriceFeedView): void {
    // prices from before a stop are not current
    const update = mode === 'OFF' ? undefined : this.prices.get(configId)?.update
    this.prices.set(configId, { feed, update })
  }

  private addPrices(update: PriceUpdate): void {
    const { configId } = update
    const known = this.prices.get(configId)
    const merged = update.complete || !known?.update ? update : merge(known.update, update)
    this.prices.set(configId, { feed: known?.feed, update: merged })
  }
}

function merge(earlier: PriceUpdate, later: PriceUpdate): PriceUpdate {
  const byKey = new Map<string, HoldingPrice>(earlier.holdings.map((each) => [each.key, each]))
  for (const each of later.holdings) byKey.set(each.key, each)
  return { ...later, complete: earlier.complete, holdings: [...byKey.values()] }
}
