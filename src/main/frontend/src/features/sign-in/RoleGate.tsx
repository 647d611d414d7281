import { Stack } from '@mantine/core'
import type { ReactNode } from 'react'
import { useAppSelector } from '../../app/hooks'
import { Notice } from '../../shared/Notice'
import { PageTitle } from '../../shared/PageTitle'
import { texts } from '../../texts/en'
import { problemText } from '../../texts/problems'
import type { Role } from './roles'
import { selectHasRole } from './signInSlice'

/** Spares people without a role a page of refusals. The server refuses by itself, whatever is shown here. */
export function RoleGate({ needs, children }: { needs: Role; children: ReactNode }) {
  const hasRole = useAppSelector((state) => selectHasRole(state, needs))
  if (hasRole) return children
  const { happened, next } = problemText({ type: 'role-missing', title: '' })
  return (
    <Stack>
      <PageTitle>{texts.notForYouTitle}</PageTitle>
      <Notice tone="attention" title={happened}>
        <p>{next}</p>
      </Notice>
    </Stack>
  )
}
