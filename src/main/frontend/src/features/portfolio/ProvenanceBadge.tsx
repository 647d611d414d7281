import { VisuallyHidden } from '@mantine/core'
import { ClockIcon, InfoIcon, WarningIcon } from '../../shared/icons'
import { ago, marketMoment, marketTime, readerTime } from '../../shared/time'
import type { Tone } from '../../shared/tone'
import { texts } from '../../texts/portfolio'
import classes from './ProvenanceBadge.module.css'
import type { Quality } from './provenance'

const looks: Record<Quality, { tone: Tone; Icon: () => React.JSX.Element }> = {
  LIVE: { tone: 'good', Icon: () => <span className={classes.dot} /> },
  STALE: { tone: 'attention', Icon: WarningIcon },
  LAST_KNOWN: { tone: 'attention', Icon: ClockIcon },
  SAMPLE: { tone: 'bad', Icon: InfoIcon },
}

interface ProvenanceBadgeProps {
  quality: Quality
  asOf: string | undefined
  now: number
  /** in place of the age */
  instead?: string
}

/**
 * How good the numbers beside it are, and how old: by word, shape and colour. In the market's time; the reader's own is there for whoever points at it
 * or listens.
 */
export function ProvenanceBadge({ quality, asOf, now, instead }: ProvenanceBadgeProps) {
  const { tone, Icon } = looks[quality]
  const yours = asOf && readerTime(asOf)
  return (
    <>
      <span className={`${classes.badge} ${classes[quality] ?? ''} tone-${tone}`}>
        <Icon />
        {texts.qualities[quality]}
      </span>
      <span className={classes.age} title={yours}>
        {instead ?? age(quality, asOf, now)}
        {yours && <VisuallyHidden> ({yours})</VisuallyHidden>}
      </span>
    </>
  )
}

function age(quality: Quality, asOf: string | undefined, now: number): string {
  if (quality === 'SAMPLE' || !asOf) return texts.madeUp
  if (quality === 'LIVE') return texts.asOf(marketTime(asOf))
  return texts.from(marketMoment(asOf, now), ago(asOf, now))
}
