import { printStyle } from './style-print.js'
import { screenStyle } from './style-screen.js'

/** The page's style sheet, whole: nothing is fetched. */
export const styleSheet = screenStyle + printStyle
