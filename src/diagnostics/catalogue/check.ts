import { sumCodes } from './check/sums.js'

/** Findings of `checks/`: what a strict reviewer would object to. */
export const checkCodes = { ...sumCodes }
