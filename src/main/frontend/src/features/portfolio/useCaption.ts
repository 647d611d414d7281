import { useTranslation } from 'react-i18next'
import type { Freshness } from './freshness'

/** The caption of a table with its freshness, because screen readers do not read the badge beside it. */
export function useCaption(panel: string, freshness: Freshness): string {
  const { t } = useTranslation('portfolio')
  return t('panelFreshness', { panel, freshness: t(`freshness.${freshness}`) })
}
