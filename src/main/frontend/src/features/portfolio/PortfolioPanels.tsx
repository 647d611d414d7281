import { Stack } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { type Tab, Tabs } from '../../shared/Tabs'
import { texts } from '../../texts/portfolio'
import { AllocationPanel } from './AllocationPanel'
import { ChangesNotice } from './ChangesNotice'
import type { Reconnect } from './DataPanel'
import { DownloadButton } from './DownloadButton'
import { FreshnessNotice } from './FreshnessNotice'
import { FundsPanel } from './FundsPanel'
import { freshnessOf } from './freshness'
import { HistoryPanel } from './HistoryPanel'
import { HoldingsPanel } from './HoldingsPanel'
import { MutualFundsPanel } from './MutualFundsPanel'
import classes from './PortfolioPanels.module.css'
import { PositionsPanel } from './PositionsPanel'
import { PriceFeedStatus } from './PriceFeedStatus'
import { RefreshButton } from './RefreshButton'
import { TotalsPanel } from './TotalsPanel'
import { usePortfolio } from './usePortfolio'

type Part = keyof typeof texts.tabs

const tabs: Tab<Part>[] = [
  { name: 'holdings', label: texts.tabs.holdings },
  { name: 'positions', label: texts.tabs.positions },
  { name: 'mutualFunds', label: texts.tabs.mutualFunds },
  { name: 'funds', label: texts.tabs.funds },
]

interface PortfolioPanelsProps {
  configId: string
  label: string
  /** what leads to live numbers, as other features make it */
  connect: ReactNode
  reconnect: Reconnect | null
}

/** One account: what it is worth, how that came about, and what is in it. Each panel loads and fails on its own. */
export function PortfolioPanels({ configId, label, connect, reconnect }: PortfolioPanelsProps) {
  const [part, setPart] = useState<Part>('holdings')
  const { query, read, watch, refetch } = usePortfolio(configId)
  const knownReason = read?.reason
  const page = { knownReason, reconnect }
  const freshness = read && freshnessOf(read, query.error !== undefined)
  return (
    <Stack gap="lg">
      <PriceFeedStatus watch={watch} source={read?.source} knownReason={knownReason} />
      <FreshnessNotice query={query} connect={connect} />
      {read && <ChangesNotice changes={read.changes} />}
      <TotalsPanel {...page} query={query} actions={<RefreshButton refresh={refetch} />} />
      <div className={classes.charts}>
        <HistoryPanel configId={configId} freshness={freshness} read={read} />
        {(read || !query.error) && <AllocationPanel {...page} query={{ ...query, currentData: read }} />}
      </div>
      <Tabs label={texts.parts} tabs={tabs} chosen={part} choose={setPart}>
        {part === 'holdings' && (
          <HoldingsPanel {...page} query={query} actions={<DownloadButton configId={configId} label={label} />} />
        )}
        {part === 'positions' && <PositionsPanel configId={configId} {...page} />}
        {part === 'mutualFunds' && <MutualFundsPanel configId={configId} {...page} />}
        {part === 'funds' && <FundsPanel configId={configId} {...page} />}
      </Tabs>
    </Stack>
  )
}
