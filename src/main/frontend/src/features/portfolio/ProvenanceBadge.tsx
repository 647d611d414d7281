import { VisuallyHidden } from '@mantine/core'
import { ClockIcon, InfoIcon, WarningIcon } from '../../shared/icons'
import { ago, clock, marketMoment, ownTime } from '../../shared/time'
import type { Tone } from '../../shared/tone'
import { texts } from '../../texts/portfolio'
import type { Freshness } from './freshness'
import classes from './ProvenanceBadge.module.css'

const looks: Record<Freshness, { tone: Tone; Icon: () => React.JSX.Element }> = {
  LIVE: { tone: 'good', Icon: () => <span className={classes.dot} /> },
  STALE: { tone: 'attention', Icon: WarningIcon },
  LAST_KNOWN: { tone: 'attention', Icon: ClockIcon },
  SAMPLE: { tone: 'bad', Icon: InfoIcon },
}

interface ProvenanceBadgeProps {
  freshness: Freshness
  asOf: string | undefined
  now: number
  /** in place of the age */
  instead?: string
}

/**
 * How good the numbers beside it are, and how old: by word, shape and colour. In the market's time; the reader's own is there for whoever points at it
 * or listens.
 */
export function ProvenanceBadge({ freshness, asOf, now, instead }: ProvenanceBadgeProps) {
  const { tone, Icon } = looks[freshness]
  const yours = asOf && ownTime(asOf)
  return (
    <>
      <span className={`${classes.badge} ${classes[freshness] ?? ''} tone-${tone}`}>
        <Icon />
        {texts.qualities[freshness]}
      </span>
      <span className={classes.age} title={yours}>
        {instead ?? age(freshness, asOf, now)}
        {yours && <VisuallyHidden> ({yours})</VisuallyHidden>}
      </span>
    </>
  )
}

function age(freshness: Freshness, asOf: string | undefined, now: number): string {
  if (freshness === 'SAMPLE' || !asOf) return texts.madeUp
  if (freshness === 'LIVE') return texts.asOf(clock(asOf))
  return texts.from(marketMoment(asOf, now), ago(asOf, now))
}
