import { useMediaQuery } from '@mantine/hooks'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { PortfolioView } from '../../api/generated'
import { WarningIcon } from '../../shared/icons'
import { DataPanel, type SectionQuery } from './DataPanel'
import { Amount, Gain, HighlightedValue } from './Figures'
import { MissingNotes } from './MissingNotes'
import classes from './TotalsPanel.module.css'

/** Includes the note about uncertain costs, which most accounts have. */
const heightPixels = { wide: 150, narrow: 350 }

interface TotalsPanelProps {
  /** the broker's name */
  broker: string
  query: SectionQuery<PortfolioView>
  reportedReason: string | undefined
  actions: ReactNode
}

/** The totals of the holdings, as the server computed them. */
export function TotalsPanel(props: TotalsPanelProps) {
  const { t } = useTranslation('portfolio')
  const isNarrow = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false })
  return (
    <DataPanel
      {...props}
      title={t('totals.title')}
      failedTitle={t('holdings.failedTitle')}
      heightPixels={isNarrow ? heightPixels.narrow : heightPixels.wide}
    >
      {(portfolio) => <Totals portfolio={portfolio} broker={props.broker} />}
    </DataPanel>
  )
}

function Totals({ portfolio, broker }: { portfolio: PortfolioView; broker: string }) {
  const { t } = useTranslation('portfolio')
  const { totals, currency, costUncertain } = portfolio
  return (
    <>
      <div className={classes.container}>
        <dl className={classes.totals}>
          <div className={classes.main}>
            <dt>{t('totals.value')}</dt>
            <dd>
              <HighlightedValue value={totals.value}>
                <Amount value={totals.value} currency={currency} />
              </HighlightedValue>
            </dd>
          </div>
          <div>
            <dt>{t('totals.day')}</dt>
            <dd>
              <Gain value={totals.dayChange} percentage={totals.dayChangePercent} currency={currency} />
            </dd>
          </div>
          <div>
            <dt>{t('totals.profit')}</dt>
            <dd>
              <Gain value={totals.profit} percentage={totals.profitPercent} currency={currency} />
            </dd>
          </div>
          <div>
            <dt>{t('totals.invested')}</dt>
            <dd>
              <HighlightedValue value={totals.invested}>
                <Amount value={totals.invested} currency={currency} />
              </HighlightedValue>
            </dd>
          </div>
        </dl>
      </div>
      {costUncertain > 0 && (
        <p className={classes.uncertain}>
          <WarningIcon />
          {t('totals.uncertain', { broker, count: costUncertain })}
        </p>
      )}
      <MissingNotes
        withoutPrice={totals.withoutPrice}
        withoutCost={totals.withoutCost}
        unreadable={portfolio.unreadable}
      />
      <p className={classes.note}>{t(currency === 'INR' ? 'totals.scopeInIndia' : 'totals.scope')}</p>
    </>
  )
}
