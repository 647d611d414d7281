import { Stack } from '@mantine/core'
import { useMemo } from 'react'
import type { PositionsView, PositionView } from '../../api/generated'
import { texts } from '../../texts/portfolio'
import { DataPanel } from './DataPanel'
import { EmptyState } from './EmptyState'
import { Gain } from './Figures'
import type { Freshness } from './freshness'
import classes from './PositionsPanel.module.css'
import { useGetPositionsQuery } from './portfolioApi'
import { dayColumns, netColumns, positionKey } from './positionColumns'
import { ResponsiveRows } from './ResponsiveRows'
import type { SectionProps } from './SectionProps'
import { sectionQueryOptions } from './usePortfolio'

const words = texts.positions

export function PositionsPanel({ configId, ...page }: SectionProps) {
  const query = useGetPositionsQuery({ configId }, sectionQueryOptions)
  return (
    <DataPanel {...page} title={words.title} failed={words.failed} query={query} heightPixels={240}>
      {(positions, freshness) => <Positions positions={positions} freshness={freshness} />}
    </DataPanel>
  )
}

function Positions({ positions, freshness }: { positions: PositionsView; freshness: Freshness }) {
  const { net, day, profit, markedToMarket, currency } = positions
  const columns = useMemo(() => netColumns(currency), [currency])
  if (net.length === 0 && day.length === 0) return <EmptyState title={words.emptyTitle} text={words.empty} />
  return (
    <Stack gap="md">
      <dl className={classes.sums}>
        <div>
          <dt>{words.profit}</dt>
          <dd>
            <Gain value={profit} percentage={undefined} currency={currency} />
          </dd>
        </div>
        <div>
          <dt>{words.today}</dt>
          <dd>
            <Gain value={markedToMarket} percentage={undefined} currency={currency} />
          </dd>
        </div>
      </dl>
      <ResponsiveRows
        caption={texts.spoken(words.caption, texts.qualities[freshness])}
        columns={columns}
        rows={net}
        keyOf={positionKey}
      />
      {day.length > 0 && <TradesOfToday day={day} freshness={freshness} />}
    </Stack>
  )
}

function TradesOfToday({ day, freshness }: { day: PositionView[]; freshness: Freshness }) {
  const columns = useMemo(() => dayColumns(), [])
  return (
    <details className={classes.day}>
      <summary>{words.showDay}</summary>
      <ResponsiveRows
        caption={texts.spoken(words.dayCaption, texts.qualities[freshness])}
        columns={columns}
        rows={day}
        keyOf={positionKey}
      />
    </details>
  )
}
