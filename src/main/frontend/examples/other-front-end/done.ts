import { announce } from './connect'

announce(new URLSearchParams(window.location.search))
