import { CloseButton } from '@mantine/core'
import type { ReactNode } from 'react'
import { texts } from '../texts/en'
import { CheckIcon, ClockIcon, InfoIcon, WarningIcon } from './icons'
import classes from './Notice.module.css'
import type { Tone } from './tone'

const icons = { good: CheckIcon, busy: ClockIcon, attention: WarningIcon, bad: WarningIcon, quiet: InfoIcon }

interface NoticeProps {
  tone: Tone
  title: string
  children?: ReactNode
  /** `alert` for what has just gone wrong after a press, `status` for news, none for what was there all along */
  role?: 'alert' | 'status'
  dismiss?: (() => void) | undefined
}

/** A framed message: tone by colour and icon, meaning by words. */
export function Notice({ tone, title, children, role, dismiss }: NoticeProps) {
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
      {dismiss && <CloseButton aria-label={texts.dismiss} onClick={dismiss} />}
    </div>
  )
}
