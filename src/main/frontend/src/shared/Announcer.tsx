import { useEffect, useState } from 'react'
import { useAppSelector } from '../app/hooks'
import classes from './Announcer.module.css'
import { selectAnnouncement } from './announcements'

const shownMillis = 6_000

/**
 * The live region of the page, which screen readers read out when it changes. Results of actions are shown for some
 * seconds as well.
 */
export function Announcer() {
  const announcement = useAppSelector(selectAnnouncement)
  const [hiddenId, setHiddenId] = useState(0)
  useEffect(() => {
    if (!announcement?.isShown) return
    const timer = setTimeout(() => setHiddenId(announcement.id), shownMillis)
    return () => clearTimeout(timer)
  }, [announcement])

  const isShown = announcement?.isShown && announcement.id !== hiddenId
  return (
    <div role="status" aria-live="polite" aria-atomic="true" className={isShown ? classes.shown : classes.hidden}>
      {announcement && <span key={announcement.id}>{announcement.text}</span>}
    </div>
  )
}
