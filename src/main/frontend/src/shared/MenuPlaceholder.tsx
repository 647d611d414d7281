import { Box } from '@mantine/core'

/** Keeps the space of a menu button while its menu is loading. */
export function MenuPlaceholder() {
  return <Box w={34} h={34} />
}
