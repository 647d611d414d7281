import { useTranslation } from 'react-i18next'
import { Notice } from '../shared/Notice'
import { useOnline } from '../shared/useOnline'
import classes from './Layout.module.css'

/**
 * Shows that the browser is offline. The live region is always rendered, or screen readers would miss its first text.
 */
export function OfflineNotice() {
  const { t } = useTranslation('app')
  const isOnline = useOnline()
  return (
    <div role="status" className={classes.notices}>
      {!isOnline && (
        <Notice tone="attention" title={t('offline.title')}>
          <p>{t('offline.text')}</p>
        </Notice>
      )}
    </div>
  )
}
