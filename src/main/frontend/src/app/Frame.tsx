import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useGetSettingsQuery } from '../features/sign-in/settingsApi'
import { selectPerson } from '../features/sign-in/signInSlice'
import { Announcer } from '../shared/Announcer'
import { MarkIcon } from '../shared/icons'
import { paths } from '../shared/paths'
import { texts } from '../texts/en'
import { EndWarnings } from './EndWarnings'
import classes from './Frame.module.css'
import { useAppSelector } from './hooks'
import { Navigation } from './Navigation'
import { OfflineNotice } from './OfflineNotice'
import { PersonMenu } from './PersonMenu'

/** What surrounds every page. */
export function Frame({ children }: { children: ReactNode }) {
  const { data: settings } = useGetSettingsQuery()
  const person = useAppSelector(selectPerson)
  return (
    <>
      <a className={classes.skip} href="#content">
        {texts.skipToContent}
      </a>
      <header className={classes.header}>
        {settings?.sandbox && <p className={classes.ribbon}>{texts.sandboxRibbon}</p>}
        <div className={classes.bar}>
          <Link to={paths.connections} className={classes.product}>
            <MarkIcon /> {texts.product}
          </Link>
          {person && <Navigation />}
          <div className={classes.end}>
            <PersonMenu />
          </div>
        </div>
      </header>
      <main id="content" className={classes.content} tabIndex={-1}>
        <OfflineNotice />
        {person && <EndWarnings />}
        {children}
      </main>
      <Announcer />
    </>
  )
}
