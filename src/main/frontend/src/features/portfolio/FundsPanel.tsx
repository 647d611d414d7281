import { Title } from '@mantine/core'
import type { FundsView, Segment } from '../../api/generated'
import { texts } from '../../texts/portfolio'
import { DataPanel } from './DataPanel'
import { Empty } from './Empty'
import classes from './FundsPanel.module.css'
import { amount } from './format'
import type { PartProps } from './PartProps'
import { useGetFundsQuery } from './portfolioApi'
import { partOptions } from './usePortfolio'

const words = texts.funds

/** The money in the account, by segment. */
export function FundsPanel({ configId, ...page }: PartProps) {
  const query = useGetFundsQuery({ configId }, partOptions)
  return (
    <DataPanel {...page} title={words.title} failed={words.failed} query={query} heightPixels={180}>
      {(funds) => <Segments funds={funds} />}
    </DataPanel>
  )
}

function Segments({ funds: { segments, currency } }: { funds: FundsView }) {
  if (segments.length === 0) return <Empty title={words.emptyTitle} text={words.empty} />
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
          <dd>{amount(spendable, currency)}</dd>
        </div>
        <div>
          <dt>{words.used}</dt>
          <dd>{amount(used, currency)}</dd>
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
            <dd>{amount(value, currency)}</dd>
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
