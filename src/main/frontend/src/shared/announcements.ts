import { createSlice, type PayloadAction } from '@reduxjs/toolkit'

interface AnnouncementsState {
  /** the last text for screen readers; the id makes the same text a new announcement */
  latest: { id: number; text: string; isShown: boolean } | null
  /** keys of `announceOnce` that were announced */
  announcedKeys: Record<string, true>
}

const initialState: AnnouncementsState = { latest: null, announcedKeys: {} }

function setLatest(state: AnnouncementsState, text: string, isShown = false): void {
  state.latest = { id: (state.latest?.id ?? 0) + 1, text, isShown }
}

const announcementsSlice = createSlice({
  name: 'announcements',
  initialState,
  reducers: {
    /** Announces a text to screen readers. */
    announce: (state, { payload: text }: PayloadAction<string>) => setLatest(state, text),
    /** Announces the result of an action, and shows it for some seconds. */
    notify: (state, { payload: text }: PayloadAction<string>) => setLatest(state, text, true),
    /** Announces a text unless one with the same key was announced before. */
    announceOnce: (state, { payload: { key, text } }: PayloadAction<{ key: string; text: string }>) => {
      if (state.announcedKeys[key]) return
      state.announcedKeys[key] = true
      setLatest(state, text)
    },
  },
  selectors: { selectAnnouncement: (state) => state.latest },
})

export const { announce, announceOnce, notify } = announcementsSlice.actions
export const { selectAnnouncement } = announcementsSlice.selectors
export const announcementsReducer = announcementsSlice.reducer
