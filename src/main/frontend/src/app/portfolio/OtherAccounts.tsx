import { Anchor } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { paths } from '../../shared/paths'
import { selectConnections } from '../connections/selectConnections'
import { useAppSelector } from '../hooks'
import classes from './OtherAccounts.module.css'

/** Links to the portfolios of the person's other connections. */
export function OtherAccounts({ configId }: { configId: string }) {
  const { t } = useTranslation('portfolio')
  const others = useAppSelector(selectConnections)?.filter(({ config }) => config.id !== configId) ?? []
  if (others.length === 0) return null
  return (
    <nav aria-label={t('otherAccounts')}>
      <ul className={classes.others}>
        {others.map(({ config }) => (
          <li key={config.id}>
            <Anchor component={Link} to={paths.portfolioOf(config.id)} size="sm">
              {config.label}
            </Anchor>
          </li>
        ))}
      </ul>
    </nav>
  )
}
