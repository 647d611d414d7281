import { Button } from '@mantine/core'
import { useState } from 'react'
import { texts } from '../../texts/portfolio'

/** Reads now. Shows that it is under way only after a press: what happens by itself must not blink. */
export function RefreshButton({ refresh }: { refresh: () => Promise<unknown> }) {
  const [isPressed, setIsPressed] = useState(false)
  const press = async () => {
    setIsPressed(true)
    await refresh()
    setIsPressed(false)
  }
  return (
    <Button variant="default" size="xs" loading={isPressed} onClick={press}>
      {texts.refresh}
    </Button>
  )
}
