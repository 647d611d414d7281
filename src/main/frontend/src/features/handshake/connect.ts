import { asFailure } from '../../api/failure'
import type { AppThunk } from '../../app/store'
import { texts } from '../../texts/en'
import { rememberSameTab } from './attemptMemory'
import { handshakeApi } from './handshakeApi'
import {
  attemptStarted,
  connectRefused,
  connectRequested,
  flowDismissed,
  selectFlows,
  type Way,
} from './handshakeSlice'
import { webAddress } from './loginWindows'

/** Starts an attempt. The window is opened before the first await, so dispatch it in the click itself. */
export const connect =
  (configId: string, way: Way): AppThunk =>
  async (dispatch, _getState, { windows }) => {
    const opened = way === 'popup' && windows.openBlank(configId, texts.connect.windowOpening)
    dispatch(connectRequested({ configId, way }))
    try {
      const started = await dispatch(
        handshakeApi.endpoints.setupOauth.initiate({ id: configId, connectRequest: {} }),
      ).unwrap()
      const address = webAddress(started.authorizationUrl)
      const sent = opened && windows.send(configId, address)
      dispatch(attemptStarted({ configId, way, blocked: way === 'popup' && !sent, started }))
      if (way === 'same-tab') dispatch(continueInThisTab(started.attemptId, address))
    } catch (thrown) {
      windows.close(configId)
      dispatch(connectRefused({ configId, failure: asFailure(thrown) }))
    }
  }

export const continueInThisTab =
  (attemptId: string, authorizationUrl: string): AppThunk<void> =>
  (_dispatch, _getState, { windows }) => {
    rememberSameTab(window.sessionStorage, attemptId)
    windows.leaveFor(authorizationUrl)
  }

/** Whether the login's window seems to be closed, for a hint and no more. */
export const windowLooksClosed =
  (configId: string): AppThunk<boolean> =>
  (_dispatch, _getState, { windows }) =>
    windows.looksClosed(configId)

/** Stops watching. The attempt itself ends on the server, at the latest when its time is over. */
export const stopWaiting =
  (configId: string): AppThunk<void> =>
  (dispatch, _getState, { windows }) => {
    windows.close(configId)
    dispatch(flowDismissed(configId))
  }

/** A hint is only a reason to ask the server now rather than at the next poll. */
export const hintHeard =
  (attemptId: string): AppThunk<void> =>
  (dispatch, getState) => {
    const ours = Object.values(selectFlows(getState())).some(
      (flow) => flow.step === 'waiting' && flow.attemptId === attemptId,
    )
    if (ours)
      dispatch(handshakeApi.endpoints.getAttempt.initiate({ attemptId }, { forceRefetch: true, subscribe: false }))
    dispatch(handshakeApi.util.invalidateTags(['Statuses']))
  }
