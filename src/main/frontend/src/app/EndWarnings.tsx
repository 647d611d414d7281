import { Anchor } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'react-router'
import { EndWarning } from '../features/connection/EndWarning'
import { paths } from '../shared/paths'
import { useNow } from '../shared/useNow'
import { selectConnections } from './connections/selectConnections'
import { useAppSelector } from './hooks'
import classes from './Layout.module.css'

/** Warns on every page of sessions that end soon, because prices stop updating then. */
export function EndWarnings() {
  const { t } = useTranslation('app')
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
              {t('seeConnection')}
            </Anchor>
          )}
        </EndWarning>
      ))}
    </div>
  )
}
