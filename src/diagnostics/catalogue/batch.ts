export const batchCodes = {}
