import { t } from 'i18next'
import { asFailure } from '../../api/failure'
import type { AppThunk } from '../../app/store'
import { markSameTab } from './attemptStorage'
import { handshakeApi } from './handshakeApi'
import {
  attemptStarted,
  connectRefused,
  connectRequested,
  flowDismissed,
  type LoginMode,
  selectFlows,
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

/** Fetches the outcome at once instead of at the next poll. The content of a hint is not trusted. */
export const hintReceived =
  (attemptId: string): AppThunk<void> =>
  (dispatch, getState) => {
    const isOurs = Object.values(selectFlows(getState())).some(
      (flow) => flow.step === 'waiting' && flow.attemptId === attemptId,
    )
    if (isOurs)
      dispatch(handshakeApi.endpoints.getAttempt.initiate({ attemptId }, { forceRefetch: true, subscribe: false }))
    dispatch(handshakeApi.util.invalidateTags(['Statuses']))
  }
