import { Title } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './EmptyState.module.css'

/** Shown where a list or a chart has no data: what appears here, and when. */
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
