import { CloseButton } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { CheckIcon, ClockIcon, InfoIcon, WarningIcon } from './icons'
import classes from './Notice.module.css'
import type { Tone } from './tone'

const icons = { good: CheckIcon, busy: ClockIcon, attention: WarningIcon, bad: WarningIcon, quiet: InfoIcon }

interface NoticeProps {
  tone: Tone
  title: string
  children?: ReactNode
  /** `alert` for a failed action, `status` for a change, none for content that was there when the page loaded */
  role?: 'alert' | 'status'
  dismiss?: (() => void) | undefined
}

/** A framed message with an icon and a colour for its tone. */
export function Notice({ tone, title, children, role, dismiss }: NoticeProps) {
  const { t } = useTranslation()
  const Icon = icons[tone]
  return (
    <div className={`${classes.notice} tone-${tone}`} role={role}>
      <span className={classes.icon}>
        <Icon />
      </span>
      <div className={classes.words}>
        <p className={classes.title}>{title}</p>
        {children}
      </div>
      {dismiss && <CloseButton aria-label={t('dismiss')} onClick={dismiss} />}
    </div>
  )
}
