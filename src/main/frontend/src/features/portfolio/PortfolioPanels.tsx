import { Stack, Tabs } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { asFailure } from '../../api/failure'
import { useAmountsHidden } from '../../shared/amounts'
import { useAddressState } from '../../shared/useAddressState'
import { AllocationPanel } from './AllocationPanel'
import { ChangesNotice } from './ChangesNotice'
import { DayMoversPanel } from './DayMoversPanel'
import { FreshnessNotice } from './FreshnessNotice'
import { FundsPanel } from './FundsPanel'
import { freshnessOf } from './freshness'
import { HideAmountsButton } from './HideAmountsButton'
import { HistoryPanel } from './HistoryPanel'
import { HoldingsPanel } from './HoldingsPanel'
import { MarketNotice } from './MarketNotice'
import { MutualFundsPanel } from './MutualFundsPanel'
import classes from './PortfolioPanels.module.css'
import { PositionsPanel } from './PositionsPanel'
import { PriceFeedStatus } from './PriceFeedStatus'
import { RefreshButton } from './RefreshButton'
import { TotalsPanel } from './TotalsPanel'
import { TransactionsPanel } from './TransactionsPanel'
import { useMarketChange } from './useMarketChange'
import { usePortfolio } from './usePortfolio'

const sections = ['holdings', 'positions', 'mutualFunds', 'funds', 'transactions'] as const

interface PortfolioPanelsProps {
  configId: string
  label: string
  /** the broker's name */
  broker: string
  /** whether the broker lists transactions */
  hasTransactions: boolean
  /** the buttons that start a login, made by another feature */
  connect: ReactNode
  /** the button that replaces the credentials of the connection, made by another feature */
  credentials: ReactNode
}

/** One account: totals, charts, and its holdings, positions, mutual funds and funds. Each panel loads independently. */
export function PortfolioPanels(props: PortfolioPanelsProps) {
  const { configId, label, broker, hasTransactions, connect, credentials } = props
  const { t } = useTranslation('portfolio')
  const shownSections = sections.filter((name) => name !== 'transactions' || hasTransactions)
  const [section, setSection] = useAddressState('tab', 'holdings', sections)
  const { query, response, priceStream, refetch } = usePortfolio(configId)
  useMarketChange(response?.market, refetch)
  // every panel shows amounts
  useAmountsHidden()
  const failure = response || !query.error ? undefined : asFailure(query.error)
  const reportedReason = response?.reason ?? failure?.type
  const freshness = response && freshnessOf(response, query.error !== undefined)
  const totals = { broker, reportedReason }
  const panel = { ...totals, pageFreshness: freshness }
  const totalsActions = (
    <>
      <HideAmountsButton />
      <RefreshButton refresh={refetch} />
    </>
  )
  const sectionProps = { ...panel, configId, label }
  return (
    <Stack gap="lg">
      <PriceFeedStatus
        priceStream={priceStream}
        source={response?.source}
        market={response?.market}
        reportedReason={reportedReason}
      />
      <FreshnessNotice query={query} connect={connect} credentials={credentials} />
      {response && <ChangesNotice changes={response.changes} />}
      <TotalsPanel {...totals} query={query} actions={totalsActions} />
      {/* below the totals, whose size is known before the data arrives: above them it would push the page down */}
      <MarketNotice market={response?.market} />
      <div className={classes.charts}>
        <HistoryPanel configId={configId} label={label} broker={broker} freshness={freshness} portfolio={response} />
        {(response || !query.error) && <AllocationPanel {...panel} query={{ ...query, currentData: response }} />}
      </div>
      {(response || !query.error) && <DayMoversPanel {...panel} query={query} response={response} />}
      <Tabs value={shownSections.includes(section) ? section : 'holdings'} keepMounted={false}>
        <Tabs.List aria-label={t('sections.label')}>
          {shownSections.map((name) => (
            // Mantine's Home and End keys move the focus only
            <Tabs.Tab key={name} value={name} onFocus={() => setSection(name)} onClick={() => setSection(name)}>
              {t(`sections.${name}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="holdings" pt="md">
          <HoldingsPanel {...sectionProps} query={query} />
        </Tabs.Panel>
        <Tabs.Panel value="positions" pt="md">
          <PositionsPanel {...sectionProps} />
        </Tabs.Panel>
        <Tabs.Panel value="mutualFunds" pt="md">
          <MutualFundsPanel {...sectionProps} />
        </Tabs.Panel>
        <Tabs.Panel value="funds" pt="md">
          <FundsPanel {...sectionProps} />
        </Tabs.Panel>
        {hasTransactions && (
          <Tabs.Panel value="transactions" pt="md">
            <TransactionsPanel {...sectionProps} />
          </Tabs.Panel>
        )}
      </Tabs>
    </Stack>
  )
}
