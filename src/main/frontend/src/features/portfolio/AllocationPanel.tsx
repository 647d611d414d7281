import { Skeleton } from '@mantine/core'
import { lazy, Suspense } from 'react'
import type { PortfolioView } from '../../api/generated'
import { texts } from '../../texts/portfolio'
import { DataPanel, type Reconnect, type SectionQuery } from './DataPanel'
import { EmptyState } from './EmptyState'

const AllocationDonut = lazy(() => import('./charts/AllocationDonut'))

const words = texts.allocation
const heightPixels = 400

interface AllocationPanelProps {
  /** as it was read: a ring that moves with every tick says nothing more */
  query: SectionQuery<PortfolioView>
  knownReason: string | undefined
  reconnect: Reconnect | null
}

export function AllocationPanel(props: AllocationPanelProps) {
  return (
    <DataPanel {...props} title={words.title} failed={texts.holdings.failed} heightPixels={heightPixels}>
      {(portfolio) =>
        portfolio.totals.value > 0 ? (
          <Suspense fallback={<Skeleton height={heightPixels} />}>
            <AllocationDonut portfolio={portfolio} />
          </Suspense>
        ) : (
          <EmptyState title={words.emptyTitle} text={words.empty} />
        )
      }
    </DataPanel>
  )
}
