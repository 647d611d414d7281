import { Skeleton } from '@mantine/core'
import { lazy, Suspense } from 'react'
import type { BrokerView, ConfigView } from '../../api/generated'
import { withTexts } from '../withTexts'

const ReplaceButton = lazy(() => withTexts(import('../../features/setup/ReplaceButton'), 'setup'))

/** The button that replaces the credentials of a connection; nothing until its broker is known. */
export function ReplaceCredentials({ config, broker }: { config: ConfigView; broker: BrokerView | undefined }) {
  if (!broker) return null
  return (
    <Suspense fallback={<Skeleton height={36} width={180} />}>
      <ReplaceButton config={config} broker={broker} />
    </Suspense>
  )
}
