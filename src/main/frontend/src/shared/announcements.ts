import { createSlice, type PayloadAction } from '@reduxjs/toolkit'

interface AnnouncementsState {
  /** the last text for screen readers; the id makes the same text a new announcement */
  latest: { id: number; text: string } | null
  /** keys of `announceOnce` that were announced */
  announcedKeys: Record<string, true>
}

const initialState: AnnouncementsState = { latest: null, announcedKeys: {} }

function setLatest(state: AnnouncementsState, text: string): void {
  state.latest = { id: (state.latest?.id ?? 0) + 1, text }
}

const announcementsSlice = createSlice({
  name: 'announcements',
  initialState,
  reducers: {
    /** Announces a text to screen readers. */
    announce: (state, { payload: text }: PayloadAction<string>) => setLatest(state, text),
    /** Announces a text unless one with the same key was announced before. */
    announceOnce: (state, { payload: { key, text } }: PayloadAction<{ key: string; text: string }>) => {
      if (state.announcedKeys[key]) return
      state.announcedKeys[key] = true
      setLatest(state, text)
    },
  },
  selectors: { selectAnnouncement: (state) => state.latest },
})

export const { announce, announceOnce } = announcementsSlice.actions
export const { selectAnnouncement } = announcementsSlice.selectors
export const announcementsReducer = announcementsSlice.reducer
