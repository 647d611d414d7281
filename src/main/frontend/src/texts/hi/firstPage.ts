import app from './app.json'
import browserProblems from './browserProblems.json'
import common from './common.json'
import signIn from './signIn.json'

/** The texts of the first page, which are loaded as one file. */
export const firstPage = { app, browserProblems, common, signIn }
