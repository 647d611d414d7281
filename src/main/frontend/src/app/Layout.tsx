import { lazy, type ReactNode, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useGetSettingsQuery } from '../features/sign-in/settingsApi'
import { selectOnlyAdministers, selectPerson } from '../features/sign-in/signInSlice'
import { Announcer } from '../shared/Announcer'
import { ErrorBoundary } from '../shared/ErrorBoundary'
import { MarkIcon } from '../shared/icons'
import { paths } from '../shared/paths'
import { useAppSelector } from './hooks'
import classes from './Layout.module.css'
import { OfflineNotice } from './OfflineNotice'
import { loadEndWarnings, loadNavigation } from './signedInChunks'
import { UserMenuButton } from './UserMenuButton'

// not needed before the sign-in
const Navigation = lazy(loadNavigation)
const EndWarnings = lazy(loadEndWarnings)

/** The header, notices and live region around every page. */
export function Layout({ children }: { children: ReactNode }) {
  const { t, i18n } = useTranslation(['app', 'common'])
  const { data: settings } = useGetSettingsQuery()
  const person = useAppSelector(selectPerson)
  const onlyAdministers = useAppSelector(selectOnlyAdministers)
  return (
    <>
      <a className={classes.skip} href="#content">
        {t('skipToContent')}
      </a>
      <header className={classes.header}>
        {settings?.sandbox && <p className={classes.ribbon}>{t('sandboxRibbon')}</p>}
        <div className={classes.bar}>
          <Link to={paths.connections} className={classes.product}>
            <MarkIcon /> {t('common:product')}
          </Link>
          <ErrorBoundary>
            <Suspense>{person && <Navigation />}</Suspense>
          </ErrorBoundary>
          <div className={classes.end}>
            {person && <span className={classes.person}>{person.name}</span>}
            <ErrorBoundary>
              <UserMenuButton />
            </ErrorBoundary>
          </div>
        </div>
      </header>
      <main id="content" className={classes.content} tabIndex={-1}>
        <OfflineNotice />
        <ErrorBoundary key={i18n.language}>
          <Suspense>{person && !onlyAdministers && <EndWarnings />}</Suspense>
        </ErrorBoundary>
        {children}
      </main>
      <Announcer />
    </>
  )
}
