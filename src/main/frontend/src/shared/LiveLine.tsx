import classes from './LiveLine.module.css'

export type Liveness = 'starting' | 'live' | 'paused' | 'off'

/** Whether what is seen follows the world by itself: a dot for the eye, words for everybody. */
export function LiveLine({ liveness, children }: { liveness: Liveness; children: string }) {
  return (
    <p className={classes.line}>
      <span className={`${classes.dot} ${classes[liveness]}`} aria-hidden="true" />
      {children}
    </p>
  )
}
