/** The sentences of the administrator's page, which come with it. */
export const texts = {
  title: 'Administration',
  lead: 'How everybody’s connections stand. Credentials and sessions are never shown here.',
}
