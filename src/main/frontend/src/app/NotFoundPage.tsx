import { Anchor, Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { PageTitle } from '../shared/PageTitle'
import { paths } from '../shared/paths'

export function NotFoundPage() {
  const { t } = useTranslation(['app', 'common'])
  return (
    <Stack>
      <PageTitle>{t('notFoundTitle')}</PageTitle>
      <p>{t('notFound')}</p>
      <Anchor component={Link} to={paths.connections}>
        {t('common:backToConnections')}
      </Anchor>
    </Stack>
  )
}
