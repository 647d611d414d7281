import { t } from 'i18next'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'react-router'
import { accountDataApi } from '../api/accountDataApi'
import { brokerConnectApi } from '../api/brokerConnectApi'
import { liveStreams } from '../api/liveStreams'
import { notify } from '../shared/announcements'
import { paths } from '../shared/paths'
import { availableLanguages, chooseLanguage, setLanguage } from '../texts/i18n'
import { preferredLanguages, savedLanguage, saveLanguage } from '../texts/readerLanguage'
import type { AppThunk } from './store'

/** The pages of administrators are in this language only. */
const adminLanguage = 'en'

/** The language that the reader chose or prefers, also on pages that do not have it. */
export function readerLanguage(): string {
  return chooseLanguage(preferredLanguages(), availableLanguages())
}

/**
 * Changes the language of the page, and keeps it for this browser. Server data is loaded again, because it contains
 * messages. The page keeps its language if the texts cannot be loaded.
 */
export const changeLanguage =
  (language: string, pathname: string): AppThunk =>
  async (dispatch, _getState, { signIn }) => {
    const before = savedLanguage()
    // first, because the page changes to the language that is kept
    saveLanguage(language)
    try {
      await setLanguage(languageOf(pathname, language))
    } catch {
      saveLanguage(before)
      dispatch(notify(t('browserProblems:unreachable.title')))
      return
    }
    liveStreams.get(signIn)?.reset()
    dispatch(brokerConnectApi.util.resetApiState())
    dispatch(accountDataApi.util.resetApiState())
  }

/** The language of the page; null while its texts are loading. */
export function usePageLanguage(): string | null {
  const { i18n } = useTranslation()
  const { pathname } = useLocation()
  const wanted = languageOf(pathname, readerLanguage())
  const [failed, setFailed] = useState<string>()
  const { language } = i18n
  useEffect(() => {
    if (language !== wanted) setLanguage(wanted).catch(() => setFailed(wanted))
  }, [language, wanted])
  return language === wanted || failed === wanted ? language : null
}

function languageOf(pathname: string, language: string): string {
  return pathname === paths.admin ? adminLanguage : language
}
