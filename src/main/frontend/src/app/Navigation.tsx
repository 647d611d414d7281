import './moreStyles'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { NavLink } from 'react-router'
import { useListStatusesQuery } from '../features/connection/connectionApi'
import { useListConfigsQuery } from '../features/setup/setupApi'
import { selectHasRole, selectOnlyAdministers } from '../features/sign-in/signInSlice'
import { PieIcon, PlugIcon, ShieldIcon, SumIcon } from '../shared/icons'
import { paths } from '../shared/paths'
import { selectPortfolioConfig } from './connections/selectConnections'
import { useAppSelector } from './hooks'
import classes from './Navigation.module.css'

/** The links between pages for a signed-in person: at the top, on phones at the bottom. */
export default function Navigation() {
  const { t } = useTranslation('app')
  const isAdmin = useAppSelector((state) => selectHasRole(state, 'admin'))
  const onlyAdministers = useAppSelector(selectOnlyAdministers)
  return (
    <nav className={classes.nav} aria-label={t('navigation.label')}>
      {!onlyAdministers && (
        <>
          <PageLink to={paths.connections} icon={<PlugIcon />}>
            {t('navigation.connections')}
          </PageLink>
          <AccountLinks />
        </>
      )}
      {isAdmin && (
        <PageLink to={paths.admin} icon={<ShieldIcon />}>
          {t('navigation.admin')}
        </PageLink>
      )}
    </nav>
  )
}

/** Nothing while there is no connection. */
function AccountLinks() {
  const { t } = useTranslation('app')
  useListConfigsQuery()
  useListStatusesQuery()
  const configId = useAppSelector(selectPortfolioConfig)
  if (!configId) return null
  return (
    <>
      <PageLink to={paths.overview} icon={<SumIcon />}>
        {t('navigation.overview')}
      </PageLink>
      <PageLink to={paths.portfolioOf(configId)} icon={<PieIcon />}>
        {t('navigation.portfolio')}
      </PageLink>
    </>
  )
}

function PageLink({ to, icon, children }: { to: string; icon: ReactNode; children: string }) {
  return (
    <NavLink to={to} end={to === paths.connections} className={classes.link ?? ''}>
      {icon}
      <span>{children}</span>
    </NavLink>
  )
}
