import { Skeleton, Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'

interface LoadingBlockProps {
  /** what is being loaded */
  label?: string
  /** one skeleton for each height in pixels: the height of the later content, so that the layout does not shift */
  heights?: number[]
}

/** A placeholder for content that is loading. */
export function LoadingBlock({ label, heights = [180] }: LoadingBlockProps) {
  const { t } = useTranslation()
  return (
    <Stack role="status" aria-label={label ?? t('loading')}>
      {heights.map((height, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: skeletons have no identity and keep their order
        <Skeleton key={index} height={height} radius="lg" />
      ))}
    </Stack>
  )
}
