import classes from './LiveStatus.module.css'

export type LiveState = 'starting' | 'live' | 'paused' | 'off'

/** Whether the page updates automatically: a dot and a text. */
export function LiveStatus({ state, children }: { state: LiveState; children: string }) {
  return (
    <p className={classes.status}>
      <span className={`${classes.dot} ${classes[state]}`} aria-hidden="true" />
      {children}
    </p>
  )
}
