import { Skeleton, Stack } from '@mantine/core'
import { texts } from '../texts/en'

interface LoadingBlockProps {
  /** what is being loaded */
  label?: string
  /** in pixels, one for each bone: as high as what will stand there, so that nothing moves when it comes */
  heights?: number[]
}

/** Stands where something will be as soon as it has arrived. */
export function LoadingBlock({ label = texts.loading, heights = [180] }: LoadingBlockProps) {
  return (
    <Stack role="status" aria-label={label}>
      {heights.map((height, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: bones have no name and never move
        <Skeleton key={index} height={height} radius="lg" />
      ))}
    </Stack>
  )
}
