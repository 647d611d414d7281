import { Stack } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useAppSelector } from '../../app/hooks'
import { Notice } from '../../shared/Notice'
import { PageTitle } from '../../shared/PageTitle'
import { problemText } from '../../texts/problemText'
import type { Role } from './roles'
import { selectHasRole } from './signInSlice'

/** Shows its children to people with a role. Only for display: the server checks the role of each request. */
export default function RoleGate({ needs, children }: { needs: Role; children: ReactNode }) {
  const { t } = useTranslation('signIn')
  const hasRole = useAppSelector((state) => selectHasRole(state, needs))
  if (hasRole) return children
  const { title, detail } = problemText({ type: 'role-missing', title: '' })
  return (
    <Stack>
      <PageTitle>{t('noAccessTitle')}</PageTitle>
      <Notice tone="attention" title={title}>
        <p>{detail}</p>
      </Notice>
    </Stack>
  )
}
