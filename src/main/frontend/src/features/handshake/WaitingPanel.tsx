import { Button } from '@mantine/core'
import type { Failure } from '../../api/failure'
import { useAppDispatch } from '../../app/hooks'
import actions from '../../shared/actions.module.css'
import { FailureNotice } from '../../shared/FailureNotice'
import { Notice } from '../../shared/Notice'
import { clock } from '../../shared/time'
import { useNow } from '../../shared/useNow'
import { useRescuedFocus } from '../../shared/useRescuedFocus'
import { texts } from '../../texts/en'
import { continueInThisTab, windowLooksClosed } from './connect'
import type { Waiting } from './handshakeSlice'
import { PasteAddress } from './PasteAddress'
import { Steps } from './Steps'
import classes from './WaitingPanel.module.css'

interface WaitingPanelProps {
  configId: string
  flow: Waiting
  broker: string
  /** why the server could not be asked just now */
  failure: Failure | undefined
  stop: () => void
}

/** While the person is at the broker: what to do there, and every way on if the window is not there. */
export function WaitingPanel({ configId, flow, broker, failure, stop }: WaitingPanelProps) {
  const panel = useRescuedFocus<HTMLElement>()
  const looksClosed = useLooksClosed(configId)
  return (
    <section ref={panel} tabIndex={-1} className={classes.panel} aria-label={texts.connect.progressLabel}>
      <Steps broker={broker} />
      {flow.blocked ? (
        <Notice tone="attention" title={texts.connect.blockedTitle} role="alert">
          <p>{texts.connect.blocked}</p>
        </Notice>
      ) : (
        <p>{looksClosed ? texts.connect.closed : sentenceOf(flow, broker)}</p>
      )}
      {failure && <FailureNotice failure={failure} />}
      <div className={actions.actions}>
        {flow.authorizationUrl && <WaysToLogin flow={flow} authorizationUrl={flow.authorizationUrl} />}
        <Button variant="subtle" onClick={stop}>
          {texts.connect.stop}
        </Button>
      </div>
      <PasteAddress />
      <p className={classes.until}>{texts.connect.until(clock(flow.expiresAt))}</p>
    </section>
  )
}

/** Looks once a second, as the panel is drawn anew with the clock of the flow anyway. */
function useLooksClosed(configId: string): boolean {
  const dispatch = useAppDispatch()
  useNow(1_000)
  return dispatch(windowLooksClosed(configId))
}

function sentenceOf({ authorizationUrl, way }: Waiting, broker: string): string {
  if (authorizationUrl === null) return texts.connect.waitingReloaded(broker)
  return way === 'popup' ? texts.connect.waiting(broker) : texts.connect.waitingSameTab(broker)
}

/** A link needs no window of ours, so browsers open it even when they block windows. */
function WaysToLogin({ flow, authorizationUrl }: { flow: Waiting; authorizationUrl: string }) {
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
        {flow.blocked ? texts.connect.openLogin : texts.connect.openLoginAgain}
      </Button>
      <Button variant="default" onClick={() => dispatch(continueInThisTab(flow.attemptId, authorizationUrl))}>
        {texts.connect.here}
      </Button>
    </>
  )
}
