import { t } from 'i18next'
import { asFailure } from '../../api/failure'
import type { AppThunk } from '../../app/store'
import type { Hint } from './attemptHint'
import { markSameTab } from './attemptStorage'
import type { CallbackResult } from './callbackResult'
import { handshakeApi } from './handshakeApi'
import {
  attemptStarted,
  cancellationDoubted,
  connectRefused,
  connectRequested,
  type Flow,
  flowDismissed,
  type LoginMode,
  selectFlow,
  selectFlows,
  type Waiting,
} from './handshakeSlice'
import { webAddress } from './loginWindows'

/** Starts a login. Opens the pop-up before the first await, so dispatch it in the click handler. */
export const connect =
  (configId: string, mode: LoginMode): AppThunk =>
  async (dispatch, _getState, { windows }) => {
    const opened = mode === 'popup' && windows.openBlank(configId, t('handshake:opening'))
    dispatch(connectRequested({ configId, mode }))
    try {
      const started = await dispatch(
        handshakeApi.endpoints.setupOauth.initiate({ id: configId, connectRequest: {} }),
      ).unwrap()
      const address = webAddress(started.authorizationUrl)
      const sent = opened && windows.navigate(configId, address)
      dispatch(attemptStarted({ configId, mode, blocked: mode === 'popup' && !sent, started }))
      if (mode === 'same-tab') dispatch(continueInThisTab(started.attemptId, address))
    } catch (thrown) {
      windows.close(configId)
      dispatch(connectRefused({ configId, failure: asFailure(thrown) }))
    }
  }

/** Continues a login in this tab, which leaves the page. */
export const continueInThisTab =
  (attemptId: string, authorizationUrl: string): AppThunk<void> =>
  (_dispatch, _getState, { windows }) => {
    markSameTab(window.sessionStorage, attemptId)
    windows.navigateThisTab(authorizationUrl)
  }

/** Whether the login window appears closed. Not reliable: see LoginWindows. */
export const loginWindowAppearsClosed =
  (configId: string): AppThunk<boolean> =>
  (_dispatch, _getState, { windows }) =>
    windows.appearsClosed(configId)

/** Hides a login or its outcome. */
export const stopWaiting =
  (configId: string): AppThunk<void> =>
  (dispatch, _getState, { windows }) => {
    windows.close(configId)
    dispatch(flowDismissed(configId))
  }

/** Cancels a login, also on the server. If that fails, the attempt ends by its time. */
export const cancelLogin =
  (configId: string, attemptId: string): AppThunk<void> =>
  (dispatch) => {
    dispatch(stopWaiting(configId))
    dispatch(handshakeApi.endpoints.cancelAttempt.initiate({ attemptId }))
  }

/** Cancels the login that this tab waits for: the broker reports, in this very tab, that the person cancelled it. */
export const loginDeclined =
  ({ attemptId, outcome }: Pick<CallbackResult, 'attemptId' | 'outcome'>): AppThunk<void> =>
  (dispatch, getState) => {
    const isOurs = Object.values(selectFlows(getState())).some((flow) => isOpen(flow) && flow.attemptId === attemptId)
    if (attemptId !== null && outcome === 'CANCELLED' && isOurs)
      dispatch(handshakeApi.endpoints.cancelAttempt.initiate({ attemptId }))
  }

/**
 * A window reports a cancelled login. Cancels it if that window was opened for it; otherwise anybody can have made the
 * link that the window opened, so the page asks the person.
 */
const cancellationReported =
  ({ attemptId, loginOf }: Hint): AppThunk<void> =>
  (dispatch, getState) => {
    const flow = loginOf === undefined ? undefined : selectFlow(getState(), loginOf)
    if (isOpen(flow)) dispatch(handshakeApi.endpoints.cancelAttempt.initiate({ attemptId: flow.attemptId }))
    else dispatch(cancellationDoubted(attemptId))
  }

function isOpen(flow: Flow | undefined): flow is Waiting {
  return flow?.step === 'waiting' && !flow.ended
}

/** Fetches the outcome at once instead of at the next poll. The outcome that a hint reports is not trusted. */
export const hintReceived =
  (hint: Hint): AppThunk<void> =>
  (dispatch, getState) => {
    const { attemptId, outcome } = hint
    if (outcome === 'CANCELLED') dispatch(cancellationReported(hint))
    const isOurs = Object.values(selectFlows(getState())).some(
      (flow) => flow.step === 'waiting' && flow.attemptId === attemptId,
    )
    if (isOurs)
      dispatch(handshakeApi.endpoints.getAttempt.initiate({ attemptId }, { forceRefetch: true, subscribe: false }))
    dispatch(handshakeApi.util.invalidateTags(['Statuses']))
  }
