import { VisuallyHidden } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import classes from './Steps.module.css'

/** The steps of a login. Shown only while the login at the broker is the current step. */
export function Steps({ broker }: { broker: string }) {
  const { t } = useTranslation('handshake')
  return (
    <ol className={classes.steps}>
      <li className={classes.done}>
        {t('progress.prepare')} <VisuallyHidden>({t('progress.done')})</VisuallyHidden>
      </li>
      <li className={classes.current} aria-current="step">
        {t('progress.login', { broker })} <VisuallyHidden>({t('progress.current')})</VisuallyHidden>
      </li>
      <li>{t('progress.finish')}</li>
    </ol>
  )
}
