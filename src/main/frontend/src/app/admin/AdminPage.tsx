import { Stack } from '@mantine/core'
import { PageTitle } from '../../shared/PageTitle'
import { texts } from '../../texts/admin'

/** What administrators see of everybody's connections. */
export default function AdminPage() {
  return (
    <Stack gap="lg">
      <PageTitle>{texts.title}</PageTitle>
      <p>{texts.lead}</p>
    </Stack>
  )
}
