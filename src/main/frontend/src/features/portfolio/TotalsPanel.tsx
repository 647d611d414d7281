import { useMediaQuery } from '@mantine/hooks'
import type { ReactNode } from 'react'
import type { PortfolioView } from '../../api/generated'
import { WarningIcon } from '../../shared/icons'
import { texts } from '../../texts/portfolio'
import { DataPanel, type Reconnect, type SectionQuery } from './DataPanel'
import { Gain, HighlightedValue } from './Figures'
import { formatAmount } from './format'
import classes from './TotalsPanel.module.css'

const words = texts.totals

interface TotalsPanelProps {
  query: SectionQuery<PortfolioView>
  knownReason: string | undefined
  reconnect: Reconnect | null
  actions: ReactNode
}

/** What it is all worth. Every sum is the server's. */
/** Side by side, or one below the other; the sentence about costs that the broker doubts is there for many. */
const heightPixels = { wide: 150, narrow: 350 }

export function TotalsPanel(props: TotalsPanelProps) {
  const isNarrow = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false })
  const height = isNarrow ? heightPixels.narrow : heightPixels.wide
  return (
    <DataPanel {...props} title={words.title} failed={texts.holdings.failed} heightPixels={height}>
      {(portfolio) => <Totals portfolio={portfolio} />}
    </DataPanel>
  )
}

function Totals({ portfolio: { totals, currency, costUncertain } }: { portfolio: PortfolioView }) {
  return (
    <>
      <dl className={classes.totals}>
        <div className={classes.main}>
          <dt>{words.value}</dt>
          <dd>
            <HighlightedValue value={totals.value}>{formatAmount(totals.value, currency)}</HighlightedValue>
          </dd>
        </div>
        <div>
          <dt>{words.day}</dt>
          <dd>
            <Gain value={totals.dayChange} percentage={totals.dayChangePercent} currency={currency} />
          </dd>
        </div>
        <div>
          <dt>{words.profit}</dt>
          <dd>
            <Gain value={totals.profit} percentage={totals.profitPercent} currency={currency} />
          </dd>
        </div>
        <div>
          <dt>{words.invested}</dt>
          <dd>
            <HighlightedValue value={totals.invested}>{formatAmount(totals.invested, currency)}</HighlightedValue>
          </dd>
        </div>
      </dl>
      {costUncertain > 0 && (
        <p className={classes.doubt}>
          <WarningIcon />
          {words.uncertain(costUncertain)}
        </p>
      )}
      <p className={classes.note}>{words.notIn}</p>
    </>
  )
}
