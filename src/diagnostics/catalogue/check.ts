export const checkCodes = {}
