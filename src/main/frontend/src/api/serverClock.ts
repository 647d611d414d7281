import { createSlice, type PayloadAction } from '@reduxjs/toolkit'

/** The header with the application's time; every response of the API has it. */
export const serverTimeHeader = 'Server-Time'

interface ServerTimeSample {
  /** the application's time when the response or event was sent, an ISO 8601 instant */
  time: string
  /** when it was received, by the browser's clock, in milliseconds since 1970 */
  receivedAt: number
}

interface ServerClockState {
  /** what to add to the browser's time to get the application's time; null while it is not known */
  offsetMillis: number | null
}

/** Changes below this are not worth a new rendering. */
const toleranceMillis = 250
/** A sample that was delayed on its way shows a time that is too early by as much. */
const longestDelayMillis = 5_000

const initialState: ServerClockState = { offsetMillis: null }

/**
 * The clock of the application, as its distance from the browser's clock: a browser's clock may be wrong, and the clock
 * of a sandbox can be moved.
 */
const serverClockSlice = createSlice({
  name: 'serverClock',
  initialState,
  reducers: {
    serverTimeReceived: (state, { payload: { time, receivedAt } }: PayloadAction<ServerTimeSample>) => {
      const sample = Date.parse(time) - receivedAt
      if (!Number.isNaN(sample) && isBetter(sample, state.offsetMillis)) state.offsetMillis = sample
    },
  },
  selectors: {
    /** 0 while it is not known */
    selectClockOffset: (state) => state.offsetMillis ?? 0,
  },
})

/** Delays make samples smaller, so the largest one is the best, unless the difference is more than a delay explains. */
function isBetter(sample: number, known: number | null): boolean {
  return known === null || sample > known + toleranceMillis || sample < known - longestDelayMillis
}

export const { serverTimeReceived } = serverClockSlice.actions
export const { selectClockOffset } = serverClockSlice.selectors
export const serverClockReducer = serverClockSlice.reducer

const storageKey = 'broker-connect.clock-offset'

/** Keeps the offset for a reload of the page. */
export function saveClockOffset(storage: Storage, offsetMillis: number): void {
  storage.setItem(storageKey, String(offsetMillis))
}

/** The state with the kept offset; it is unknown if none was kept. */
export function loadServerClock(storage: Storage): ServerClockState {
  const kept = Number(storage.getItem(storageKey) ?? Number.NaN)
  return Number.isFinite(kept) ? { offsetMillis: kept } : initialState
}
