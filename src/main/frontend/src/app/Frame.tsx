import type { ReactNode } from 'react'
import { useGetSettingsQuery } from '../features/sign-in/settingsApi'
import { Announcer } from '../shared/Announcer'
import { LinkIcon } from '../shared/icons'
import { texts } from '../texts/en'
import classes from './Frame.module.css'
import { PersonMenu } from './PersonMenu'

/** What surrounds every page. */
export function Frame({ children }: { children: ReactNode }) {
  const { data: settings } = useGetSettingsQuery()
  return (
    <>
      <a className={classes.skip} href="#content">
        {texts.skipToContent}
      </a>
      <header>
        {settings?.sandbox && <p className={classes.ribbon}>{texts.sandboxRibbon}</p>}
        <div className={classes.bar}>
          <span className={classes.product}>
            <LinkIcon /> {texts.product}
          </span>
          <PersonMenu />
        </div>
      </header>
      <main id="content" className={classes.content} tabIndex={-1}>
        {children}
      </main>
      <Announcer />
    </>
  )
}
