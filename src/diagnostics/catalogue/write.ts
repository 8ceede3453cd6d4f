export const writeCodes = {}
