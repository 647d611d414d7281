import type { ReactNode } from 'react'
import { NavLink } from 'react-router'
import { useListStatusesQuery } from '../features/connection/connectionApi'
import { useListConfigsQuery } from '../features/setup/setupApi'
import { selectHasRole } from '../features/sign-in/signInSlice'
import { PieIcon, PlugIcon, ShieldIcon } from '../shared/icons'
import { paths } from '../shared/paths'
import { texts } from '../texts/en'
import { selectPortfolioConfig } from './connections/selectConnections'
import { useAppSelector } from './hooks'
import classes from './Navigation.module.css'

/** The ways between the pages of someone who is signed in: at the top, on phones at the bottom where the thumb is. */
export function Navigation() {
  const isAdmin = useAppSelector((state) => selectHasRole(state, 'admin'))
  return (
    <nav className={classes.nav} aria-label={texts.navigation.label}>
      <Way to={paths.connections} icon={<PlugIcon />}>
        {texts.navigation.connections}
      </Way>
      <WayToPortfolio />
      {isAdmin && (
        <Way to={paths.admin} icon={<ShieldIcon />}>
          {texts.navigation.admin}
        </Way>
      )}
    </nav>
  )
}

function WayToPortfolio() {
  useListConfigsQuery()
  useListStatusesQuery()
  const configId = useAppSelector(selectPortfolioConfig)
  if (!configId) return null
  return (
    <Way to={paths.portfolioOf(configId)} icon={<PieIcon />}>
      {texts.navigation.portfolio}
    </Way>
  )
}

function Way({ to, icon, children }: { to: string; icon: ReactNode; children: string }) {
  return (
    <NavLink to={to} end={to === paths.connections} className={classes.way ?? ''}>
      {icon}
      <span>{children}</span>
    </NavLink>
  )
}
