import { Skeleton } from '@mantine/core'
import { lazy, Suspense } from 'react'
import type { BrokerView, ConfigView } from '../../api/generated'

const ReplaceButton = lazy(() => import('../../features/setup/ReplaceButton'))

/** The button that replaces the credentials of a connection; nothing until its broker is known. */
export function ReplaceCredentials({ config, broker }: { config: ConfigView; broker: BrokerView | undefined }) {
  if (!broker) return null
  return (
    <Suspense fallback={<Skeleton height={36} width={180} />}>
      <ReplaceButton config={config} broker={broker} />
    </Suspense>
  )
}
