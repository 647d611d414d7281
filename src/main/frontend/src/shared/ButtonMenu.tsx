import { ActionIcon } from '@mantine/core'
import { type FocusEvent, type KeyboardEvent, type ReactNode, type RefObject, useId, useRef, useState } from 'react'
import classes from './ButtonMenu.module.css'

interface ButtonMenuProps {
  label: string
  icon: ReactNode
  children: (close: () => void) => ReactNode
  button?: RefObject<HTMLButtonElement | null>
}

/** A button that shows a few more things to press right below it: a disclosure, closed by Escape or by going elsewhere. */
export function ButtonMenu({ label, icon, children, button }: ButtonMenuProps) {
  const own = useRef<HTMLButtonElement>(null)
  const opener = button ?? own
  const [isOpen, setOpen] = useState(false)
  const panelId = useId()
  const close = () => setOpen(false)

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !isOpen) return
    close()
    opener.current?.focus()
  }
  const onBlur = ({ currentTarget, relatedTarget }: FocusEvent) => {
    if (!currentTarget.contains(relatedTarget)) close()
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hears what its buttons let pass
    <div className={classes.menu} onKeyDown={onKeyDown} onBlur={onBlur}>
      <ActionIcon
        ref={opener}
        variant="subtle"
        color="gray"
        size="lg"
        aria-label={label}
        aria-expanded={isOpen}
        aria-controls={panelId}
        onClick={() => setOpen(!isOpen)}
      >
        {icon}
      </ActionIcon>
      {/* a press on a place that takes no focus must not close it */}
      <div id={panelId} className={classes.panel} hidden={!isOpen} tabIndex={-1}>
        {isOpen && children(close)}
      </div>
    </div>
  )
}

/** One thing to press in a `ButtonMenu`. */
export function MenuButton({ onClick, danger, children }: { onClick: () => void; danger?: boolean; children: string }) {
  return (
    <button type="button" className={`${classes.item} ${danger ? classes.danger : ''}`} onClick={onClick}>
      {children}
    </button>
  )
}
