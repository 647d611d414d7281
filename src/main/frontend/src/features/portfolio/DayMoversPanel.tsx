import { useMediaQuery } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import type { HoldingView, PortfolioView } from '../../api/generated'
import { DataPanel, type SectionQuery } from './DataPanel'
import classes from './DayMoversPanel.module.css'
import { dayMoversOf } from './dayMovers'
import { Gain } from './Figures'
import type { Freshness } from './freshness'
import { MissingNotes } from './MissingNotes'

/** Of three holdings in each list; the lists are side by side or one below the other. */
const heightPixels = { wide: 110, narrow: 235 }

interface DayMoversPanelProps {
  query: SectionQuery<PortfolioView>
  /** the last response, without streamed prices: the order of the lists stays the same while prices change */
  response: PortfolioView | undefined
  /** the broker's name */
  broker: string
  reportedReason: string | undefined
  pageFreshness: Freshness | undefined
}

/** The holdings with the largest rise and fall of the trading day. */
export function DayMoversPanel({ response, ...props }: DayMoversPanelProps) {
  const { t } = useTranslation('portfolio')
  const isNarrow = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false })
  return (
    <DataPanel
      {...props}
      isDataOfTotals
      title={t('movers.title')}
      failedTitle={t('holdings.failedTitle')}
      heightPixels={isNarrow ? heightPixels.narrow : heightPixels.wide}
    >
      {(portfolio) => <Movers portfolio={portfolio} order={response ?? portfolio} />}
    </DataPanel>
  )
}

function Movers({ portfolio, order }: { portfolio: PortfolioView; order: PortfolioView }) {
  const { t } = useTranslation('portfolio')
  const { best, worst } = dayMoversOf(order.holdings)
  const byKey = new Map(portfolio.holdings.map((holding) => [holding.key, holding]))
  const holdingsOf = (keys: string[]) => keys.flatMap((key) => byKey.get(key) ?? [])
  const { currency, totals } = portfolio
  return (
    <>
      <div className={classes.movers}>
        <MoverList
          title={t('movers.best')}
          none={t('movers.noneRose')}
          holdings={holdingsOf(best)}
          currency={currency}
        />
        <MoverList
          title={t('movers.worst')}
          none={t('movers.noneFell')}
          holdings={holdingsOf(worst)}
          currency={currency}
        />
      </div>
      <MissingNotes withoutClose={totals.withoutClose} />
    </>
  )
}

interface MoverListProps {
  title: string
  /** shown when there are no holdings */
  none: string
  holdings: HoldingView[]
  currency: string
}

function MoverList({ title, none, holdings, currency }: MoverListProps) {
  return (
    <section>
      <h3>{title}</h3>
      {holdings.length === 0 ? (
        <p>{none}</p>
      ) : (
        <ol aria-label={title}>
          {holdings.map(({ key, symbol, exchange, dayChange, dayChangePercent }) => (
            <li key={key}>
              <span className={classes.name}>
                {symbol} <span className={classes.exchange}>{exchange}</span>
              </span>
              <span>
                <Gain inline value={dayChange} percentage={dayChangePercent} currency={currency} />
              </span>
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}
