import '../moreStyles'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { useListBrokersQuery } from '../../features/setup/setupApi'
import { notify } from '../../shared/announcements'
import { useAppDispatch } from '../hooks'
import { ConnectionList } from './ConnectionList'

const SetupView = lazy(() => import('../../features/setup/SetupView'))

/** The connections of a person; with `?add=<broker>` the set-up form instead. */
export default function ConnectionsPage() {
  const { t } = useTranslation('setup')
  const [query, setQuery] = useSearchParams()
  const dispatch = useAppDispatch()
  const { data: brokers = [] } = useListBrokersQuery()
  const broker = brokers.find(({ id, offered }) => offered && id === query.get('add'))
  if (!broker) return <ConnectionList add={(id) => setQuery({ add: id })} />
  return (
    <Suspense>
      <SetupView
        broker={broker}
        onCancel={() => setQuery({})}
        onSaved={({ label }) => {
          dispatch(notify(t('saved', { label })))
          setQuery({})
        }}
      />
    </Suspense>
  )
}
