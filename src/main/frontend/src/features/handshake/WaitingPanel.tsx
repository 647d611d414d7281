import { Button } from '@mantine/core'
import { lazy, Suspense, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Failure } from '../../api/failure'
import { useAppDispatch } from '../../app/hooks'
import actions from '../../shared/actions.module.css'
import { FailureNotice } from '../../shared/FailureNotice'
import { Notice } from '../../shared/Notice'
import { marketTime } from '../../shared/time'
import { useFocusIfLost } from '../../shared/useFocusIfLost'
import { continueInThisTab, loginWindowAppearsClosed } from './connect'
import type { Waiting } from './handshakeSlice'
import { Steps } from './Steps'
import classes from './WaitingPanel.module.css'

// Mantine's inputs are large, and most logins do not need this one
const PasteAddress = lazy(() => import('./PasteAddress'))

const checkMillis = 1_000

interface WaitingPanelProps {
  configId: string
  flow: Waiting
  broker: string
  /** why the last request for the outcome failed */
  failure: Failure | undefined
  cancel: () => void
}

/** A login in progress: what to do at the broker, and alternatives if the login window is blocked or closed. */
export function WaitingPanel({ configId, flow, broker, failure, cancel }: WaitingPanelProps) {
  const { t } = useTranslation('handshake')
  const panel = useFocusIfLost<HTMLElement>()
  const appearsClosed = useWindowAppearsClosed(configId)
  return (
    <section ref={panel} tabIndex={-1} className={classes.panel} aria-label={t('progress.label')}>
      <Steps broker={broker} />
      {flow.blocked ? (
        <Notice tone="attention" title={t('blocked.title')} role="alert">
          <p>{t('blocked.text')}</p>
        </Notice>
      ) : (
        <p>{t(`waiting.${appearsClosed ? 'closed' : instructionOf(flow)}`, { broker })}</p>
      )}
      {flow.doubtfulCancellation && (
        <Notice tone="attention" title={t('doubtfulCancellation.title', { broker })} role="status">
          <p>{t('doubtfulCancellation.text', { broker })}</p>
        </Notice>
      )}
      {failure && <FailureNotice failure={failure} broker={broker} />}
      <div className={actions.actions}>
        {flow.authorizationUrl && <LoginButtons flow={flow} authorizationUrl={flow.authorizationUrl} />}
        <Button variant="subtle" onClick={cancel}>
          {t('waiting.cancel')}
        </Button>
      </div>
      <p className={classes.until}>{t('waiting.until', { time: marketTime(flow.expiresAt) })}</p>
      <Suspense>
        <PasteAddress broker={broker} />
      </Suspense>
    </section>
  )
}

/** Polled, because a window does not report that it was closed. */
function useWindowAppearsClosed(configId: string): boolean {
  const dispatch = useAppDispatch()
  const [appearsClosed, setAppearsClosed] = useState(false)
  useEffect(() => {
    const check = () => setAppearsClosed(dispatch(loginWindowAppearsClosed(configId)))
    const timer = setInterval(check, checkMillis)
    check()
    return () => clearInterval(timer)
  }, [configId, dispatch])
  return appearsClosed
}

function instructionOf({ authorizationUrl, mode }: Waiting): 'reloaded' | 'popup' | 'sameTab' {
  if (authorizationUrl === null) return 'reloaded'
  return mode === 'popup' ? 'popup' : 'sameTab'
}

/** The first one is a link, because browsers open links even when they block pop-ups. */
function LoginButtons({ flow, authorizationUrl }: { flow: Waiting; authorizationUrl: string }) {
  const { t } = useTranslation('handshake')
  const dispatch = useAppDispatch()
  return (
    <>
      <Button
        component="a"
        variant={flow.blocked ? 'filled' : 'default'}
        href={authorizationUrl}
        target="_blank"
        rel="opener"
      >
        {t(flow.blocked ? 'open' : 'openAgain')}
      </Button>
      <Button variant="default" onClick={() => dispatch(continueInThisTab(flow.attemptId, authorizationUrl))}>
        {t('openHere')}
      </Button>
    </>
  )
}
