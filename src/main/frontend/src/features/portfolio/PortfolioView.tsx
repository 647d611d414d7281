import { Stack } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { type Tab, Tabs } from '../../shared/Tabs'
import { texts } from '../../texts/portfolio'
import { AllocationPanel } from './AllocationPanel'
import { ChangesNotice } from './ChangesNotice'
import type { Reconnect } from './DataPanel'
import { DownloadButton } from './DownloadButton'
import { FeedLine } from './FeedLine'
import { FundsPanel } from './FundsPanel'
import { HistoryPanel } from './HistoryPanel'
import { HoldingsPanel } from './HoldingsPanel'
import { MutualFundsPanel } from './MutualFundsPanel'
import classes from './PortfolioView.module.css'
import { PositionsPanel } from './PositionsPanel'
import { qualityOf } from './provenance'
import { RefreshButton } from './RefreshButton'
import { StandingNotice } from './StandingNotice'
import { TotalsPanel } from './TotalsPanel'
import { usePortfolio } from './usePortfolio'

type Part = keyof typeof texts.tabs

const tabs: Tab<Part>[] = [
  { name: 'holdings', label: texts.tabs.holdings },
  { name: 'positions', label: texts.tabs.positions },
  { name: 'mutualFunds', label: texts.tabs.mutualFunds },
  { name: 'funds', label: texts.tabs.funds },
]

interface PortfolioViewProps {
  configId: string
  label: string
  /** what leads to live numbers, as other features make it */
  connect: ReactNode
  reconnect: Reconnect | null
}

/** One account: what it is worth, how that came about, and what is in it. Each panel loads and fails on its own. */
export function PortfolioView({ configId, label, connect, reconnect }: PortfolioViewProps) {
  const [part, setPart] = useState<Part>('holdings')
  const { query, read, watch, refetch } = usePortfolio(configId)
  const knownReason = read?.reason
  const page = { knownReason, reconnect }
  const quality = read && qualityOf(read, query.error !== undefined)
  return (
    <Stack gap="lg">
      <FeedLine watch={watch} source={read?.source} knownReason={knownReason} />
      <StandingNotice query={query} connect={connect} />
      {read && <ChangesNotice changes={read.changes} />}
      <TotalsPanel {...page} query={query} actions={<RefreshButton refresh={refetch} />} />
      <div className={classes.pictures}>
        <HistoryPanel configId={configId} quality={quality} read={read} />
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
