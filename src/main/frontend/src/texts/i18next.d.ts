import 'i18next'
import type admin from './en/admin.json'
import type app from './en/app.json'
import type browserProblems from './en/browserProblems.json'
import type common from './en/common.json'
import type connection from './en/connection.json'
import type handshake from './en/handshake.json'
import type history from './en/history.json'
import type overview from './en/overview.json'
import type portfolio from './en/portfolio.json'
import type problems from './en/problems.json'
import type setup from './en/setup.json'
import type signIn from './en/signIn.json'

/** Makes a key that English does not have an error of the type checker. */
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common'
    resources: {
      admin: typeof admin
      app: typeof app
      browserProblems: typeof browserProblems
      common: typeof common
      connection: typeof connection
      handshake: typeof handshake
      history: typeof history
      overview: typeof overview
      portfolio: typeof portfolio
      problems: typeof problems
      setup: typeof setup
      signIn: typeof signIn
    }
  }
}
