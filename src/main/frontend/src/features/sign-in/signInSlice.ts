import { createSlice, type PayloadAction } from '@reduxjs/toolkit'
import { brokerConnectApi } from '../../api/brokerConnectApi'
import { generatedApi } from '../../api/generated'
import { wait } from '../../api/wait'
import type { AppThunk } from '../../app/store'
import type { Role } from './roles'
import type { Person } from './signIn'

const endAttemptsMillis = 3_000

interface SignInState {
  /** `ended`: the token has expired and could not be renewed; the page keeps its state. */
  phase: 'unknown' | 'signed-out' | 'signed-in' | 'ended' | 'unavailable'
  person: Person | null
}

const initialState: SignInState = { phase: 'unknown', person: null }

const signInSlice = createSlice({
  name: 'signIn',
  initialState,
  reducers: {
    signedIn: (_state, action: PayloadAction<Person>): SignInState => ({ phase: 'signed-in', person: action.payload }),
    signedOut: (): SignInState => ({ phase: 'signed-out', person: null }),
    signInEnded: (state) => {
      if (state.phase === 'signed-in') state.phase = 'ended'
    },
    signInUnavailable: (): SignInState => ({ phase: 'unavailable', person: null }),
  },
  selectors: {
    selectSignInPhase: (state) => state.phase,
    selectPerson: (state) => state.person,
    /** without the role that has connections of its own */
    selectOnlyAdministers: ({ person }) => person?.roles.includes('admin') && !person.roles.includes('investor'),
    selectHasRole: ({ person }, role: Role) => person?.roles.includes(role) ?? false,
  },
})

export const { signedIn, signedOut, signInEnded, signInUnavailable } = signInSlice.actions
export const { selectSignInPhase, selectPerson, selectOnlyAdministers, selectHasRole } = signInSlice.selectors
export const signInReducer = signInSlice.reducer

/** Restores the sign-in of this tab. A tab without one leaves the page once to get it from the provider silently. */
export const resumeSignIn =
  (returnTo: string): AppThunk =>
  async (dispatch, _getState, { signIn }) => {
    try {
      const person = await signIn.resume()
      if (person) dispatch(signedIn(person))
      else if (!(await signIn.beginSilently(returnTo))) dispatch(signedOut())
    } catch {
      dispatch(signInUnavailable())
    }
  }

/** Whether this tab has a sign-in. */
export const isSignedIn =
  (): AppThunk<Promise<boolean>> =>
  async (_dispatch, _getState, { signIn }) =>
    (await signIn.resume().catch(() => null)) !== null

/** Redirects to the provider. */
export const beginSignIn =
  (returnTo: string): AppThunk =>
  async (dispatch, _getState, { signIn }) => {
    try {
      await signIn.begin(returnTo)
    } catch {
      dispatch(signInUnavailable())
    }
  }

/** Signs in in a pop-up, which keeps the state of the page; by redirect when pop-ups are blocked. */
export const signInAgain =
  (returnTo: string): AppThunk =>
  async (dispatch, _getState, { signIn }) => {
    try {
      dispatch(signedIn(await signIn.reauthenticate()))
      dispatch(brokerConnectApi.util.invalidateTags(['Configurations', 'Statuses']))
    } catch {
      await dispatch(beginSignIn(returnTo))
    }
  }

/**
 * Signs out. First ends the logins that are open at the broker, so that the next person at this browser cannot finish
 * one with their own account; a sign-out does not wait long for a server that does not answer.
 */
export const endSignIn =
  (): AppThunk =>
  async (dispatch, _getState, { signIn }) => {
    const ended = new AbortController()
    await Promise.race([dispatch(generatedApi.endpoints.endAttempts.initiate()), wait(endAttemptsMillis, ended.signal)])
    ended.abort()
    await signIn.end().catch(() => {})
    dispatch(signedOut())
  }

/** The path to return to; null when the response belongs to another window. Rejects when the response is invalid. */
export const completeSignIn =
  (address: string): AppThunk<Promise<string | null>> =>
  async (dispatch, _getState, { signIn }) => {
    const completed = await signIn.complete(address)
    if (completed) dispatch(completed.person ? signedIn(completed.person) : signedOut())
    return completed?.returnTo ?? null
  }
