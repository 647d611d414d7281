import { Button, Skeleton } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { asFailure } from '../../api/failure'
import type { TimelineEntry } from '../../api/generated'
import { FailureNotice } from '../../shared/FailureNotice'
import { MarketTime } from '../../shared/MarketTime'
import { useMarketZone } from '../../shared/marketZone'
import { shortMoment } from '../../shared/time'
import { useOnline } from '../../shared/useOnline'
import { useListEventsQuery } from './connectionApi'
import classes from './Timeline.module.css'
import { entryText, toneOf } from './timelineEntry'

const collapsedCount = 4
const maxEntries = 50

interface TimelineProps {
  configId: string
  label: string
  broker: string
  now: number
}

/** The recent events of one connection, newest first. */
export function Timeline({ configId, label, broker, now }: TimelineProps) {
  const { t } = useTranslation('connection')
  const [showsAll, setShowsAll] = useState(false)
  const {
    data: entries,
    error,
    refetch,
  } = useListEventsQuery({ id: configId, limit: maxEntries }, { refetchOnReconnect: true })
  const isOnline = useOnline()
  const shown = showsAll ? entries : entries?.slice(0, collapsedCount)
  return (
    <section className={classes.timeline} aria-label={t('timeline.named', { label })}>
      <h3 className={classes.title}>{t('timeline.title')}</h3>
      {error && (isOnline || !entries) && (
        <FailureNotice failure={asFailure(error)} broker={broker} title={t('timeline.failedTitle')} retry={refetch} />
      )}
      {!entries && !error && <Skeleton height={96} role="status" aria-label={t('timeline.loading')} />}
      <ol className={classes.entries}>
        {shown?.map((entry) => (
          <Entry key={entry.sequence} entry={entry} broker={broker} now={now} />
        ))}
      </ol>
      {entries && entries.length > collapsedCount && (
        <Button
          variant="subtle"
          size="compact-sm"
          aria-expanded={showsAll}
          aria-label={showsAll ? t('timeline.fewerNamed', { label }) : t('timeline.moreNamed', { label })}
          onClick={() => setShowsAll(!showsAll)}
        >
          {showsAll ? t('timeline.fewer') : t('timeline.more')}
        </Button>
      )}
    </section>
  )
}

function Entry({ entry, broker, now }: { entry: TimelineEntry; broker: string; now: number }) {
  const zone = useMarketZone()
  return (
    <li className={`${classes.entry} tone-${toneOf(entry)}`}>
      <span>{entryText(entry, broker)}</span>
      <MarketTime at={entry.at} className={classes.time}>
        {shortMoment(entry.at, now, zone)}
      </MarketTime>
    </li>
  )
}
