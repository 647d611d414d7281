import { VisuallyHidden } from '@mantine/core'
import { useAppSelector } from '../app/hooks'
import { selectAnnouncement } from './announcements'

/** The live region of the page, which screen readers read out when it changes. */
export function Announcer() {
  const announcement = useAppSelector(selectAnnouncement)
  return (
    <VisuallyHidden role="status" aria-live="polite" aria-atomic="true">
      {announcement && <span key={announcement.id}>{announcement.text}</span>}
    </VisuallyHidden>
  )
}
