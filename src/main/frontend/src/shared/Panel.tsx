import { Title } from '@mantine/core'
import { type ReactNode, useId } from 'react'
import { ErrorBoundary } from './ErrorBoundary'
import classes from './Panel.module.css'

interface PanelProps {
  title: string
  /** beside the heading: a badge, an age, a button */
  aside?: ReactNode
  children: ReactNode
}

/** A section of a page with a heading and an error boundary. */
export function Panel({ title, aside, children }: PanelProps) {
  const headingId = useId()
  return (
    <section className={classes.panel} aria-labelledby={headingId}>
      <div className={classes.head}>
        <Title order={2} size="h4" id={headingId} tabIndex={-1}>
          {title}
        </Title>
        {aside && <div className={classes.aside}>{aside}</div>}
      </div>
      <ErrorBoundary>{children}</ErrorBoundary>
    </section>
  )
}
