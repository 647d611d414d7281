import { Skeleton } from '@mantine/core'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import type { PortfolioView } from '../../api/generated'
import { DataPanel, type SectionQuery } from './DataPanel'
import { EmptyState } from './EmptyState'
import type { Freshness } from './freshness'

const AllocationDonut = lazy(() => import('./charts/AllocationDonut'))

const heightPixels = 400

interface AllocationPanelProps {
  /** without streamed prices: small price changes do not change the chart */
  query: SectionQuery<PortfolioView>
  /** the broker's name */
  broker: string
  reportedReason: string | undefined
  pageFreshness: Freshness | undefined
}

export function AllocationPanel(props: AllocationPanelProps) {
  const { t } = useTranslation('portfolio')
  return (
    <DataPanel
      {...props}
      isDataOfTotals
      title={t('allocation.title')}
      failedTitle={t('holdings.failedTitle')}
      heightPixels={heightPixels}
    >
      {(portfolio) =>
        (portfolio.totals.value ?? 0) > 0 ? (
          <Suspense fallback={<Skeleton height={heightPixels} />}>
            <AllocationDonut portfolio={portfolio} />
          </Suspense>
        ) : (
          <EmptyState title={t('allocation.emptyTitle')} text={t('allocation.empty')} />
        )
      }
    </DataPanel>
  )
}
