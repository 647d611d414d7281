import { Title } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './EmptyState.module.css'

/** Nothing is there, and that is no fault: what would be here, and when. */
export function EmptyState({ title, text, children }: { title: string; text: string; children?: ReactNode }) {
  return (
    <div className={classes.empty}>
      <Title order={3} size="h5">
        {title}
      </Title>
      <p>{text}</p>
      {children}
    </div>
  )
}
