/** Options of a test that runs a property hundreds of times: on a busy machine it may take long and still be right. */
export const SLOW = { timeout: 60_000 } as const
