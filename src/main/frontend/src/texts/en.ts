/**
 * The sentences that the first page needs; those of failures are in `problems.ts`, those of other pages in files of their
 * own. A translation is another file of this shape.
 */
export const texts = {
  product: 'Broker Connect',
  documentTitle: (page: string) => `${page} · Broker Connect`,
  navigation: {
    label: 'Pages',
    connections: 'Connections',
    portfolio: 'Portfolio',
    admin: 'Admin',
  },
  skipToContent: 'Skip to content',
  sandboxRibbon: 'Sandbox: no real broker, no real money',
  loading: 'Loading',
  tryAgain: 'Try again',
  close: 'Close',
  dismiss: 'Dismiss',
  cancel: 'Cancel',
  copy: 'Copy',
  copyNamed: (what: string) => `Copy the ${what}`,
  copied: 'Copied',
  copyByHand: 'Press Ctrl+C or ⌘C to copy',
  traceId: (id: string) => `Reference for support: ${id}`,
  backToConnections: 'Back to my connections',

  personMenu: (name: string | undefined) => (name ? `Menu of ${name}` : 'Menu'),
  colors: 'Colours',
  colorSchemes: {
    auto: 'As on this device',
    light: 'Light',
    dark: 'Dark',
  },

  live: {
    starting: 'Connecting to live updates',
    live: 'Updates arrive by themselves',
    paused: 'Live updates paused, checking every 10 s',
    back: 'Live updates are back',
  },

  signIn: {
    title: 'Your broker accounts, connected safely',
    intro:
      'Connect a broker account once, see at a glance whether it is live and until when, and disconnect whenever you like.',
    points: [
      'You log in at your broker. Your broker password never comes here.',
      'Credentials and sessions are stored encrypted and never shown again.',
      'You can disconnect at any time; the session is then ended at the broker too.',
    ],
    button: 'Sign in',
    signedInAs: (name: string) => `Signed in as ${name}`,
    signOut: 'Sign out',
    finishing: 'Signing you in',
    failedTitle: 'The sign-in did not work',
    failed: 'The answer of the sign-in service could not be used. It may be too old, or belong to another window.',
    declined: 'The sign-in service says that the sign-in was not completed.',
    unavailableTitle: 'Sign-in is not available at the moment',
    unavailable: 'This page could not reach its own server or the sign-in service. This often heals by itself.',
    endedTitle: 'Your sign-in has ended',
    ended: 'For your safety a sign-in ends after a while. Sign in again to go on: what you typed on this page stays.',
    again: 'Sign in again',
    popupDone: 'You are signed in. You can close this window.',
  },

  connections: {
    title: 'Connections',
    add: (broker: string) => `Add ${broker}`,
    emptyTitle: 'No broker is connected yet',
    empty:
      'Set up a broker with the key and secret of your app there. It takes about five minutes, and you only do it once.',
    loadingLabel: 'Loading your connections',
    failedTitle: 'Your connections could not be loaded',
    staleTitle: 'This page may be out of date',
    stale: 'The latest status could not be fetched. The page keeps trying by itself.',
  },

  states: {
    DISCONNECTED: 'Not connected',
    CONNECTING: 'Login under way',
    CONNECTED: 'Connected',
    EXPIRED: 'Login needed',
    ERROR: 'Not working',
    LOADING: 'Checking',
  },
  stateSentences: {
    DISCONNECTED: (broker: string) => `Connect to log in at ${broker}.`,
    CONNECTING: (broker: string) => `A login at ${broker} was started and is not finished yet.`,
    CONNECTED: () => '',
    EXPIRED: (broker: string) => `The session at ${broker} has ended. Log in there again to go on.`,
    ERROR: (broker: string) => `${broker} cannot be used at the moment.`,
  },
  stateChanged: (label: string, state: string) => `${label}: ${state}`,

  card: {
    account: 'Account',
    connectedSince: 'Connected since',
    sessionEnds: 'Session ends',
    sessionEnded: 'Session ended',
    lastSync: 'Last sync',
    lastChecked: 'Last checked',
    healing: 'This usually heals by itself.',
    loginFrom: (time: string) => `A new login makes sense from ${time} on.`,
    nextTry: (when: string) => `The next try is ${when}.`,
    tryingNow: 'It is being tried again now.',
    renewed: 'Session renewed by itself',
    actions: (label: string) => `More for ${label}`,
    rename: 'Change the label',
    replace: 'Replace the credentials',
    remove: 'Delete',
    disconnect: 'Disconnect',
    disconnectNamed: (label: string) => `Disconnect ${label}`,
  },

  connect: {
    connect: (broker: string) => `Connect ${broker}`,
    reconnect: (broker: string) => `Reconnect ${broker}`,
    sameTab: 'Use this tab instead',
    named: (words: string, label: string) => `${words}: ${label}`,
    windowOpening: 'Opening the login page of your broker…',
    progressLabel: 'Progress of the connection',
    steps: {
      prepare: 'Prepare the login',
      login: (broker: string) => `Log in at ${broker}`,
      finish: 'Finish the connection',
    },
    done: 'done',
    current: 'now',
    waiting: (broker: string) =>
      `Log in at ${broker} in the window that has opened and allow the access. This page goes on by itself.`,
    closed:
      'The login window seems to be closed. If you were not finished, open the login page again; if you were, the result shows here by itself.',
    waitingSameTab: (broker: string) =>
      `The login at ${broker} was started in this tab. If it is not finished, open the login page again.`,
    waitingReloaded: (broker: string) =>
      `A login at ${broker} was started before this page was loaded. Finish it where it was opened, or stop waiting and start again.`,
    until: (time: string) => `There is time until ${time}.`,
    blockedTitle: 'Your browser did not open the login window',
    blocked: 'Open the login page yourself with one of these buttons. Nothing is lost.',
    openLogin: 'Open the login page',
    openLoginAgain: 'Open the login page again',
    here: 'Go there in this tab',
    stop: 'Stop waiting',
    pasteSummary: 'The login page did not come back here?',
    pasteLead: 'Copy the whole address from the address bar of the window in which you logged in, and paste it here.',
    pasteLabel: 'Address after the login',
    pasteInvalid: 'This is not a web address. Copy the whole line, from http to the end.',
    pasteIncomplete: 'This address has nothing after a question mark. Copy the whole line, to its end.',
    pasteButton: 'Finish with this address',
    connected: (broker: string) => `${broker} is connected.`,
  },

  callback: {
    CONNECTED: { title: 'Connected', text: 'Your broker account is connected.' },
    CANCELLED: { title: 'Not connected', text: '' },
    FAILED: { title: 'Not connected', text: '' },
    PENDING: {
      title: 'Almost there',
      text: 'Your broker has sent you back and the connection is being finished. Your connections page shows the result.',
    },
    UNKNOWN: {
      title: 'Nothing to finish here',
      text: 'This address belongs to a login that this page knows nothing of. Start again from your connections.',
    },
    closes: 'This window closes by itself.',
    returns: 'Taking you back to your connections.',
    closeWindow: 'Close this window',
  },

  setup: {
    title: (broker: string) => `Set up ${broker}`,
    lead: (broker: string) =>
      `${broker} gives every app a key and a secret. Make an app there once, then copy both to this page.`,
    redirectTitle: 'Register this redirect URL',
    redirectLead: (broker: string) =>
      `In your app at ${broker}, enter exactly this as the redirect URL. A single different character, and the login will not come back.`,
    redirectLabel: 'Redirect URL',
    credentialsTitle: 'Copy the credentials of your app',
    labelTitle: 'Give the connection a name',
    label: 'Name',
    labelHint: 'Only you see it. It helps when you connect more than one account.',
    labelMissing: 'Enter a name, such as “My account”.',
    labelTooLong: (most: number) => `Use at most ${most} characters.`,
    secretNote: 'Stored encrypted, and never shown again.',
    looksRight: 'Looks right.',
    missing: (field: string) => `Enter the ${field}.`,
    hasSpaces: (field: string) => `The ${field} has a space in it. Copy it once more, without the text around it.`,
    malformed: (field: string, length: number) =>
      `This does not look like ${withArticle(field)} (${length} ${length === 1 ? 'character' : 'characters'} so far).`,
    same: (one: string, other: string) => `This is the same as the ${one}. Copy the ${other} here.`,
    save: 'Save',
    saved: (label: string) => `${label} is saved. You can connect it now.`,
    failedTitle: 'Not saved',
    show: (field: string) => `Show the ${field}`,
    unknownBroker: 'This broker cannot be set up here.',
  },

  edit: {
    renameTitle: 'Change the label',
    replaceTitle: 'Replace the credentials',
    replaceWarning: (broker: string) =>
      `New credentials reset the connection: the present session ends at once, and you log in at ${broker} again.`,
    replaceButton: 'Replace and reset',
    save: 'Save',
    renamed: (label: string) => `The label is now ${label}.`,
    replaced: (label: string) => `The credentials of ${label} are replaced. Connect it again.`,
    deleteTitle: (label: string) => `Delete ${label}?`,
    deleteConsequences: [
      'The session at the broker is ended.',
      'The stored key and secret are removed. They cannot be brought back.',
      'To use this account again you set it up anew.',
    ],
    deleteButton: 'Delete',
    keep: 'Keep it',
    deleted: (label: string) => `${label} is deleted.`,
  },

  disconnect: {
    title: (label: string) => `Disconnect ${label}?`,
    consequences: (broker: string) => [
      `The session at ${broker} is ended, and its tokens are removed here at once.`,
      'Your key and secret stay stored, so that you can connect again.',
      `Connecting again needs a full login at ${broker}.`,
    ],
    button: 'Disconnect',
    keep: 'Stay connected',
    warningTitle: (broker: string) => `${broker} could not be told yet`,
    warning: (broker: string) =>
      `Here you are disconnected. Ending the session at ${broker} is tried again by itself until it works or the session is over anyway.`,
    failedTitle: 'Not disconnected',
  },

  time: {
    now: 'just now',
    today: (clock: string) => `today at ${clock}`,
    tomorrow: (clock: string) => `tomorrow at ${clock}`,
    yesterday: (clock: string) => `yesterday at ${clock}`,
    onDay: (day: string, clock: string) => `${day} at ${clock}`,
    in: (span: string) => `in ${span}`,
    ago: (span: string) => `${span} ago`,
    yours: (clock: string) => `${clock} your time`,
    minutes: (count: number) => `${count} min`,
    hours: (count: number) => `${count} h`,
    days: (count: number) => (count === 1 ? '1 day' : `${count} days`),
    lessThanAMinute: 'less than a minute',
    seconds: (count: number) => `${count} s`,
    /** by how many days ago */
    dayNames: ['Today', 'Yesterday'],
  },

  ending: {
    title: (label: string, when: string, distance: string) => `${label}: the session ends ${when}, ${distance}`,
    meaning:
      'Until then everything goes on. Afterwards prices stand still until you log in again, which takes one press.',
    see: 'See the connection',
  },

  timeline: {
    title: 'What happened lately',
    loading: 'Loading what happened',
    failedTitle: 'What happened could not be loaded',
    more: 'Show earlier',
    fewer: 'Show the latest only',
    named: (words: string, label: string) => `${words}: ${label}`,
    changes: {
      CREATED: (broker: string) => `You saved the credentials for ${broker}`,
      CONNECT_STARTED: (broker: string) => `You went to log in at ${broker}`,
      CONNECT_FAILED: (broker: string) => `The login at ${broker} came to nothing`,
      CONNECTED: (broker: string) => `Connected to ${broker}`,
      RENEWED: () => 'The session was renewed by itself',
      ENDING_SOON: () => 'The session was about to end',
      LOGIN_REQUIRED: () => 'A new login is needed',
      FAILING: (broker: string) => `Trouble with ${broker}`,
      RECOVERED: (broker: string) => `${broker} answers again`,
      DISCONNECTED: () => 'Disconnected',
      CREDENTIALS_REPLACED: () => 'Other credentials were saved, and the connection was reset',
      CALLBACK_REFUSED: () => 'A login from another browser was refused',
      DELETED: () => 'The connection was deleted',
    },
    /** who did it, where it was not the person who reads it */
    actors: { administrator: 'by an administrator' },
  },

  offlineTitle: 'You are offline',
  offline: 'What you see is the last that was known. The page goes on by itself when the network is back.',

  crashTitle: 'This part of the page has failed',
  crash: 'The rest of the page still works. Reload the page to bring this part back.',
  reload: 'Reload the page',
  notFoundTitle: 'There is no such page',
  notForYouTitle: 'This page is for others',
}

function withArticle(noun: string): string {
  return `${/^[aeiou]/i.test(noun) ? 'an' : 'a'} ${noun}`
}
