import { Stack } from '@mantine/core'
import { useMemo } from 'react'
import type { PositionsView, PositionView } from '../../api/generated'
import { texts } from '../../texts/portfolio'
import { DataPanel } from './DataPanel'
import { Empty } from './Empty'
import { Gain } from './Figures'
import type { PartProps } from './PartProps'
import classes from './PositionsPanel.module.css'
import { useGetPositionsQuery } from './portfolioApi'
import { dayColumns, netColumns, positionKey } from './positionColumns'
import type { Quality } from './provenance'
import { Rows } from './Rows'
import { partOptions } from './usePortfolio'

const words = texts.positions

export function PositionsPanel({ configId, ...page }: PartProps) {
  const query = useGetPositionsQuery({ configId }, partOptions)
  return (
    <DataPanel {...page} title={words.title} failed={words.failed} query={query} heightPixels={240}>
      {(positions, quality) => <Positions positions={positions} quality={quality} />}
    </DataPanel>
  )
}

function Positions({ positions, quality }: { positions: PositionsView; quality: Quality }) {
  const { net, day, profit, markedToMarket, currency } = positions
  const columns = useMemo(() => netColumns(currency), [currency])
  if (net.length === 0 && day.length === 0) return <Empty title={words.emptyTitle} text={words.empty} />
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
      <Rows
        caption={texts.spoken(words.caption, texts.qualities[quality])}
        columns={columns}
        rows={net}
        keyOf={positionKey}
      />
      {day.length > 0 && <TradesOfToday day={day} quality={quality} />}
    </Stack>
  )
}

function TradesOfToday({ day, quality }: { day: PositionView[]; quality: Quality }) {
  const columns = useMemo(() => dayColumns(), [])
  return (
    <details className={classes.day}>
      <summary>{words.showDay}</summary>
      <Rows
        caption={texts.spoken(words.dayCaption, texts.qualities[quality])}
        columns={columns}
        rows={day}
        keyOf={positionKey}
      />
    </details>
  )
}
