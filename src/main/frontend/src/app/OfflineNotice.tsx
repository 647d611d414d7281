import { Notice } from '../shared/Notice'
import { useOnline } from '../shared/useOnline'
import { texts } from '../texts/en'
import classes from './Frame.module.css'

/** Says why nothing moves; the region is always there, so that its news is heard. */
export function OfflineNotice() {
  const isOnline = useOnline()
  return (
    <div role="status" className={classes.notices}>
      {!isOnline && (
        <Notice tone="attention" title={texts.offlineTitle}>
          <p>{texts.offline}</p>
        </Notice>
      )}
    </div>
  )
}
