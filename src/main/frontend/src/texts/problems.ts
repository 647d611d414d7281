import type { Failure } from '../api/failure'

/** What a person can do about a failure with one press. */
export type Remedy = 'retry' | 'connect' | 'credentials' | 'sign-in' | 'none'

export interface ProblemText {
  happened: string
  /** whether it heals by itself, and what to press */
  next: string
  remedy: Remedy
}

const byItself = 'This usually heals by itself.'
const notByItself = 'This does not heal by itself.'
const unchanged = 'Nothing has changed.'
const connectAgain = 'Press Connect and log in at your broker once more.'
const copyAgain = 'Replace the credentials: copy key and secret once more from your app at the broker.'
const tellAdministrator = 'Tell your administrator.'

const brokerAway: ProblemText = {
  happened: 'Your broker cannot be reached, or does not answer as it should.',
  next: `${unchanged} ${byItself} Try again in a few minutes.`,
  remedy: 'retry',
}
const tooOften: ProblemText = {
  happened: 'That was too often in too short a time.',
  next: `${unchanged} ${byItself} Wait a minute and try again.`,
  remedy: 'retry',
}
const sessionOver: ProblemText = {
  happened: 'The session at your broker has ended and cannot be renewed without you.',
  next: connectAgain,
  remedy: 'connect',
}
const loginUnusable: ProblemText = {
  happened: 'What came back from your broker does not belong to a login that was started here.',
  next: `${unchanged} ${connectAgain}`,
  remedy: 'connect',
}
const settingsWrong: ProblemText = {
  happened: 'The application and your broker do not understand each other.',
  next: `${notByItself} ${tellAdministrator}`,
  remedy: 'none',
}

const notAllowed: ProblemText = {
  happened: 'You are signed in, but not allowed to do this.',
  next: `${notByItself} Ask your administrator for the role that allows it.`,
  remedy: 'none',
}
const requestWrong: ProblemText = {
  happened: 'The application did not accept what this page sent.',
  next: `${unchanged} Reload the page and try again. If it happens again, tell your administrator.`,
  remedy: 'none',
}

/** By the slug of the problem's type. The server's own sentences are used for types that are not here. */
const problemTexts: Record<string, ProblemText> = {
  // the login at the broker
  'attempt-expired': {
    happened: 'The time for this login is over.',
    next: `${unchanged} ${connectAgain}`,
    remedy: 'connect',
  },
  'consent-cancelled': {
    happened: 'The login was cancelled at your broker.',
    next: `${unchanged} Press Connect when you want to go on.`,
    remedy: 'connect',
  },
  'request-token-stale': {
    happened: 'The proof of this login was too old, or had been used already.',
    next: `${unchanged} ${connectAgain}`,
    remedy: 'connect',
  },
  'other-account': {
    happened: 'You logged in at the broker with another account than the one that belongs to this connection.',
    next: `${unchanged} Press Connect and log in with the right account, or add a connection for the other one.`,
    remedy: 'connect',
  },
  'account-taken': {
    happened: 'This broker account is already connected by someone else here.',
    next: `${notByItself} That person has to disconnect it first.`,
    remedy: 'none',
  },
  'attempt-not-yours': {
    happened: 'This login was started in another browser, so it was not used.',
    next: `${unchanged} Press Connect in this browser, or paste the address in the browser where you began.`,
    remedy: 'connect',
  },
  'attempt-interrupted': {
    happened: 'The application was interrupted while your broker was answering.',
    next: `${unchanged} ${connectAgain}`,
    remedy: 'connect',
  },
  'credentials-changed': {
    happened: 'The credentials were changed while you logged in, so this login was not used.',
    next: connectAgain,
    remedy: 'connect',
  },
  'configuration-gone': {
    happened: 'The connection was deleted while you logged in.',
    next: `${notByItself} Set the connection up again.`,
    remedy: 'none',
  },
  'attempt-unknown': loginUnusable,
  'return-unreadable': loginUnusable,
  'state-missing': loginUnusable,

  // the credentials of the app at the broker
  'checksum-refused': {
    happened: 'Your broker says that the API secret does not belong to the API key.',
    next: `${notByItself} ${copyAgain}`,
    remedy: 'credentials',
  },
  'api-key-unknown': {
    happened: 'Your broker does not know this API key.',
    next: `${notByItself} ${copyAgain}`,
    remedy: 'credentials',
  },
  'credentials-malformed': {
    happened: 'The API key or the API secret does not have the right form.',
    next: `${notByItself} Check the marked fields and save again.`,
    remedy: 'credentials',
  },
  'user-not-enabled': {
    happened: 'Your app at the broker does not allow the account with which you logged in.',
    next: `${notByItself} Add this account to your app at the broker, or log in with the account that the app belongs to.`,
    remedy: 'none',
  },

  // the session
  'login-required': sessionOver,
  'session-ended': sessionOver,
  'session-not-renewable': sessionOver,
  'refresh-token-refused': sessionOver,
  'ended-by-administrator': {
    happened: 'An administrator ended this connection.',
    next: `Your key and secret are still stored. ${connectAgain} Your administrator can say why it was ended.`,
    remedy: 'connect',
  },
  'query-malformed': {
    happened: 'What was looked for could not be read.',
    next: 'Correct the filter and look again. An id has the form 5b6f8f4e-0f0b-4c53-9f3a-2f6f2f1c7f10.',
    remedy: 'none',
  },
  'verification-under-way': {
    happened: 'The log is being verified already, here or by somebody else.',
    next: 'Try again in a minute, when it is through.',
    remedy: 'retry',
  },
  'not-connected': {
    happened: 'You are not connected to your broker.',
    next: connectAgain,
    remedy: 'connect',
  },
  'never-connected': {
    happened: 'You are looking at a sample with made-up numbers.',
    next: 'Press Connect and log in at your broker to see your own.',
    remedy: 'connect',
  },

  // the broker
  'permission-missing': {
    happened: 'Your app at the broker is not allowed to do this.',
    next: `${notByItself} Look at the plan and the permissions of your app at the broker.`,
    remedy: 'none',
  },
  'account-refused': {
    happened: 'Your broker refuses this account.',
    next: `${notByItself} Ask your broker why.`,
    remedy: 'none',
  },
  'request-forbidden': {
    happened: 'Your broker refuses requests from this application.',
    next: `${notByItself} ${tellAdministrator}`,
    remedy: 'none',
  },
  unknown: {
    happened: 'Your broker refused, for a reason that is not known here.',
    next: `${unchanged} Try again. If it happens again, tell your administrator.`,
    remedy: 'retry',
  },
  'rate-limited': {
    happened: 'Your broker is asked too often at the moment.',
    next: `${unchanged} ${byItself} Try again in a minute.`,
    remedy: 'retry',
  },
  'price-streams-full': {
    happened: 'Your app at the broker has as many price streams open as the broker allows.',
    next: 'Prices come every few seconds instead. You need not do anything.',
    remedy: 'none',
  },
  'no-holdings': {
    happened: 'The account holds no shares now, so there are no prices to follow.',
    next: 'You need not do anything: prices come as soon as it does.',
    remedy: 'none',
  },
  'stream-refused': {
    happened: 'Your broker refuses the stream of prices.',
    next: 'Prices come every few seconds instead. You need not connect again.',
    remedy: 'none',
  },
  'broker-unreachable': brokerAway,
  'broker-slow': brokerAway,
  'broker-connection-lost': brokerAway,
  'broker-down': brokerAway,
  'broker-answer-not-json': brokerAway,
  'broker-answer-garbled': brokerAway,
  'broker-answer-too-large': brokerAway,
  'broker-call-interrupted': brokerAway,
  'broker-paused': brokerAway,
  'broker-busy': brokerAway,
  'quota-used': {
    happened: 'Your broker was asked a lot just now.',
    next: `${unchanged} ${byItself} Try again in a few seconds.`,
    remedy: 'retry',
  },
  'quota-unknown': {
    happened: 'We cannot ask your broker at the moment.',
    next: `${unchanged} ${byItself} Try again in a minute.`,
    remedy: 'retry',
  },
  'broker-route-unknown': settingsWrong,
  'request-refused': settingsWrong,

  // this application
  'not-found': {
    happened: 'This does not exist any more, or does not belong to you.',
    next: `${notByItself} Reload the page to see what there is.`,
    remedy: 'none',
  },
  'sign-in-required': {
    happened: 'Your sign-in has ended.',
    next: 'Sign in again to go on.',
    remedy: 'sign-in',
  },
  'role-missing': notAllowed,
  forbidden: notAllowed,
  'request-malformed': requestWrong,
  'request-too-large': requestWrong,
  'return-address-refused': requestWrong,
  'too-many-requests': tooOften,
  unreachable: {
    happened: 'The application could not be reached.',
    next: `${byItself} Check your connection to the internet and try again.`,
    remedy: 'retry',
  },
  'timed-out': {
    happened: 'The application took too long to answer.',
    next: `${byItself} Try again in a minute.`,
    remedy: 'retry',
  },
  'not-understood': {
    happened: 'The application gave an answer that this page does not understand.',
    next: 'Reload the page. If that does not help, tell your administrator.',
    remedy: 'retry',
  },
  unexpected: {
    happened: 'Something unexpected went wrong in the application.',
    next: 'Try again. If it happens again, tell your administrator.',
    remedy: 'retry',
  },
}

/** Our words for a type, if there are any. */
export function knownProblem(type: string | undefined): ProblemText | undefined {
  return type !== undefined && Object.hasOwn(problemTexts, type) ? problemTexts[type] : undefined
}

/** The words for a failure: ours by its type, else the server's title and detail, else the general ones. */
export function problemText({ type, title, detail }: Pick<Failure, 'type' | 'title' | 'detail'>): ProblemText {
  const known = knownProblem(type)
  if (known) return known
  if (title) return { happened: title, next: detail ?? '', remedy: 'retry' }
  return general
}

const general = problemTexts.unexpected as ProblemText

/** For tests and for the server's list of types. */
export const knownProblemTypes = Object.keys(problemTexts)
