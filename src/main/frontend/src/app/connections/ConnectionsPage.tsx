import { lazy, Suspense } from 'react'
import { useSearchParams } from 'react-router'
import { useListBrokersQuery } from '../../features/setup/setupApi'
import { somethingHappened } from '../../shared/notices'
import { texts } from '../../texts/en'
import { useAppDispatch } from '../hooks'
import { ConnectionList } from './ConnectionList'

const SetupView = lazy(() => import('../../features/setup/SetupView'))

/** The connections of a person, or the set-up form in their place (`?add=broker`). */
export function ConnectionsPage() {
  const [query, setQuery] = useSearchParams()
  const dispatch = useAppDispatch()
  const { data: brokers = [] } = useListBrokersQuery()
  const broker = brokers.find(({ id }) => id === query.get('add'))
  if (!broker) return <ConnectionList add={(id) => setQuery({ add: id })} />
  return (
    <Suspense>
      <SetupView
        broker={broker}
        onCancel={() => setQuery({})}
        onSaved={({ label }) => {
          dispatch(somethingHappened(texts.setup.saved(label)))
          setQuery({})
        }}
      />
    </Suspense>
  )
}
