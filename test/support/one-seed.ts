import fc from 'fast-check';

/**
 * Properties draw the same examples in every run, so that a red test is red for everybody; FAST_CHECK_SEED draws
 * others, and a failure prints the seed it came from.
 */
fc.configureGlobal({ seed: Number(process.env.FAST_CHECK_SEED ?? 20_261_122) });
