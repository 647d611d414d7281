import { Anchor } from '@mantine/core'
import { Link } from 'react-router'
import { paths } from '../../shared/paths'
import { texts } from '../../texts/portfolio'
import { selectConnections } from '../connections/selectConnections'
import { useAppSelector } from '../hooks'
import classes from './OtherAccounts.module.css'

/** The ways to the portfolios of one's other connections; nothing for whoever has but one. */
export function OtherAccounts({ configId }: { configId: string }) {
  const others = useAppSelector(selectConnections)?.filter(({ config }) => config.id !== configId) ?? []
  if (others.length === 0) return null
  return (
    <nav aria-label={texts.others}>
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
