import { Anchor, Stack } from '@mantine/core'
import { Link } from 'react-router'
import { PageTitle } from '../shared/PageTitle'
import { paths } from '../shared/paths'
import { texts } from '../texts/en'

export function NoSuchPage() {
  return (
    <Stack>
      <PageTitle>{texts.notFoundTitle}</PageTitle>
      <Anchor component={Link} to={paths.connections}>
        {texts.backToConnections}
      </Anchor>
    </Stack>
  )
}
