import { Anchor } from '@mantine/core'
import { Link, useLocation } from 'react-router'
import { EndWarning } from '../features/connection/EndWarning'
import { paths } from '../shared/paths'
import { useNow } from '../shared/useNow'
import { texts } from '../texts/en'
import { selectConnections } from './connections/selectConnections'
import classes from './Frame.module.css'
import { useAppSelector } from './hooks'

/** Which sessions end soon: on every page, since whoever reads a portfolio wants to know that it will stop moving. */
export function EndWarnings() {
  const now = useNow()
  const { pathname } = useLocation()
  const connections = useAppSelector(selectConnections) ?? []
  const statuses = connections.flatMap(({ status }) => status ?? [])
  return (
    <div className={classes.notices}>
      {statuses.map((status) => (
        <EndWarning key={status.configId} status={status} now={now}>
          {pathname !== paths.connections && (
            <Anchor component={Link} to={paths.connections} size="sm">
              {texts.ending.see}
            </Anchor>
          )}
        </EndWarning>
      ))}
    </div>
  )
}
