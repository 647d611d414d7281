import { Title } from '@mantine/core'
import type { FundsView, Segment } from '../../api/generated'
import { texts } from '../../texts/portfolio'
import { DataPanel } from './DataPanel'
import { EmptyState } from './EmptyState'
import classes from './FundsPanel.module.css'
import { formatAmount } from './format'
import { useGetFundsQuery } from './portfolioApi'
import type { SectionProps } from './SectionProps'
import { sectionQueryOptions } from './usePortfolio'

const words = texts.funds

/** The money in the account, by segment. */
export function FundsPanel({ configId, ...page }: SectionProps) {
  const query = useGetFundsQuery({ configId }, sectionQueryOptions)
  return (
    <DataPanel {...page} title={words.title} failed={words.failed} query={query} heightPixels={180}>
      {(funds) => <Segments funds={funds} />}
    </DataPanel>
  )
}

function Segments({ funds: { segments, currency } }: { funds: FundsView }) {
  if (segments.length === 0) return <EmptyState title={words.emptyTitle} text={words.empty} />
  return (
    <>
      <p className={classes.lead}>{words.lead}</p>
      <div className={classes.segments}>
        {segments.map((segment) => (
          <SegmentView key={segment.name} segment={segment} currency={currency} />
        ))}
      </div>
    </>
  )
}

function SegmentView({ segment, currency }: { segment: Segment; currency: string }) {
  const { name, enabled, spendable, used, available, usedFor } = segment
  return (
    <div className={classes.segment}>
      <Title order={3} size="h5">
        {wordsFor(name)}
        {!enabled && <span className={classes.closed}>{words.disabled}</span>}
      </Title>
      <dl className={classes.main}>
        <div>
          <dt>{words.spendable}</dt>
          <dd>{formatAmount(spendable, currency)}</dd>
        </div>
        <div>
          <dt>{words.used}</dt>
          <dd>{formatAmount(used, currency)}</dd>
        </div>
      </dl>
      <Parts title={words.available} parts={available} currency={currency} />
      <Parts title={words.usedFor} parts={usedFor} currency={currency} />
    </div>
  )
}

interface PartsProps {
  title: string
  parts: Record<string, number>
  currency: string
}

/** Folded away, because the broker's names are many and most amounts are 0. */
function Parts({ title, parts, currency }: PartsProps) {
  const some = Object.entries(parts).filter(([, value]) => value !== 0)
  if (some.length === 0) return null
  return (
    <details>
      <summary>{title}</summary>
      <dl className={classes.parts}>
        {some.map(([name, value]) => (
          <div key={name}>
            <dt>{wordsFor(name)}</dt>
            <dd>{formatAmount(value, currency)}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}

/** The broker's own name where we have no words for it. */
function wordsFor(name: string): string {
  return words.names[name] ?? name.replaceAll('_', ' ')
}
