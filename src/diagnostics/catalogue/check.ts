import { acrossCodes } from './check/across.js'
import { figureCodes } from './check/figures.js'
import { previousCodes } from './check/previous.js'
import { proseCodes } from './check/prose.js'
import { structureCodes } from './check/structure.js'
import { sumCodes } from './check/sums.js'
import { timeCodes } from './check/time.js'
import { wordingCodes } from './check/wording.js'

/** Findings of `checks/`: what a strict reviewer would object to. */
export const checkCodes = {
  ...structureCodes,
  ...figureCodes,
  ...sumCodes,
  ...previousCodes,
  ...proseCodes,
  ...wordingCodes,
  ...timeCodes,
  ...acrossCodes,
}
