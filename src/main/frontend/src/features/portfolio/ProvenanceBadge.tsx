import { t } from 'i18next'
import { useTranslation } from 'react-i18next'
import { ClockIcon, InfoIcon, WarningIcon } from '../../shared/icons'
import { MarketTime } from '../../shared/MarketTime'
import { useMarketZone } from '../../shared/marketZone'
import { ago, marketMoment, marketTime } from '../../shared/time'
import type { Tone } from '../../shared/tone'
import type { Freshness } from './freshness'
import classes from './ProvenanceBadge.module.css'

const styles: Record<Freshness, { tone: Tone; Icon: () => React.JSX.Element }> = {
  LIVE: { tone: 'good', Icon: () => <span className={classes.dot} /> },
  STALE: { tone: 'attention', Icon: WarningIcon },
  LAST_KNOWN: { tone: 'attention', Icon: ClockIcon },
  SAMPLE: { tone: 'bad', Icon: InfoIcon },
}

interface ProvenanceBadgeProps {
  freshness: Freshness
  asOf: string | undefined
  now: number
  /** replaces the time */
  note?: string
}

/** The freshness of the data beside it as text, shape and colour, and its time. */
export function ProvenanceBadge(props: ProvenanceBadgeProps) {
  const { t } = useTranslation('portfolio')
  const { freshness } = props
  const { tone, Icon } = styles[freshness]
  return (
    <>
      <span className={`${classes.badge} ${classes[freshness] ?? ''} tone-${tone}`}>
        <Icon />
        {t(`freshness.${freshness}`)}
      </span>
      <DataTime {...props} />
    </>
  )
}

/** The time of the data beside it. */
export function DataTime({ freshness, asOf, now, note }: ProvenanceBadgeProps) {
  const zone = useMarketZone()
  const text = note ?? timeText(freshness, asOf, now, zone)
  if (!asOf) return <span className={classes.age}>{text}</span>
  return (
    <MarketTime at={asOf} className={classes.age}>
      {text}
    </MarketTime>
  )
}

function timeText(freshness: Freshness, asOf: string | undefined, now: number, zone: string): string {
  if (freshness === 'SAMPLE' || !asOf) return t('portfolio:madeUp')
  if (freshness === 'LIVE') return t('portfolio:asOf', { time: marketTime(asOf, zone) })
  return t('portfolio:savedAt', { time: marketMoment(asOf, now, zone), age: ago(asOf, now) })
}
