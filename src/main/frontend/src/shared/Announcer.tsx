import { VisuallyHidden } from '@mantine/core'
import { useAppSelector } from '../app/hooks'
import { selectAnnouncement } from './notices'

/** The page's one live region: says aloud what changed by itself. */
export function Announcer() {
  const announcement = useAppSelector(selectAnnouncement)
  return (
    <VisuallyHidden role="status" aria-live="polite" aria-atomic="true">
      {announcement && <span key={announcement.id}>{announcement.text}</span>}
    </VisuallyHidden>
  )
}
