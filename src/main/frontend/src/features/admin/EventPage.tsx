import { Button } from '@mantine/core'
import type { AdminEvent } from '../../api/generated'
import { moment } from '../../shared/time'
import { useNow } from '../../shared/useNow'
import { texts } from '../../texts/admin'
import { texts as common } from '../../texts/en'
import { useListAllEventsQuery } from './adminApi'
import classes from './EventPage.module.css'
import type { EventFilter } from './EventsPanel'
import { fleetPollMillis } from './polling'
import { QueryContent } from './QueryContent'

const limit = 20

interface EventPageProps {
  query: EventFilter
  /** the position that it comes before; undefined for the newest, which alone changes while it is looked at */
  before: number | undefined
  isLast: boolean
  loadMore: (next: number) => void
}

/** A stretch of the log, and the way to the one before it. */
export function EventPage({ query, before, isLast, loadMore }: EventPageProps) {
  const page = useListAllEventsQuery(
    { ...query, limit, ...(before !== undefined && { before }) },
    before === undefined ? { pollingInterval: fleetPollMillis, refetchOnMountOrArgChange: true } : {},
  )
  const now = useNow()
  if (!page.data) {
    return (
      <li>
        <QueryContent query={page} loading={texts.events.loading} failedTitle={texts.events.failedTitle} height={240}>
          {() => null}
        </QueryContent>
      </li>
    )
  }
  const { events, next } = page.data
  return (
    <>
      {events.map((event) => (
        <Event key={event.position} event={event} now={now} />
      ))}
      {events.length === 0 && before === undefined && <li>{texts.events.none}</li>}
      {isLast && next !== undefined && (
        <li>
          <Button variant="default" onClick={() => loadMore(next)}>
            {texts.events.more}
          </Button>
        </li>
      )}
    </>
  )
}

function Event({ event, now }: { event: AdminEvent; now: number }) {
  const { at, text, from, to, owner, connectionId, sequence } = event
  return (
    <li className={classes.event}>
      <time className={classes.time} dateTime={at}>
        {moment(at, now)}
      </time>
      <div className={classes.what}>
        <p className={classes.text}>{text}</p>
        <p className={classes.detail}>
          {[texts.events.fromTo(common.states[from], common.states[to]), actorText(event)].join(', ')}
        </p>
        <p className={classes.detail}>
          {texts.events.of(owner)} <code>{connectionId}</code>, {texts.events.number(sequence)}
        </p>
      </div>
    </li>
  )
}

function actorText({ actor, owner }: AdminEvent): string {
  if (actor === 'system') return texts.events.by.system
  return actor === owner ? texts.events.by.owner : texts.events.by.administrator(actor)
}
