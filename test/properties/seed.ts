import fc from 'fast-check';

/**
 * Properties try the same answers in every run, so that a failure is a change's and not the day's. To try others:
 * `PROPERTY_SEED=$RANDOM npm run test:unit`.
 */
fc.configureGlobal({ seed: Number(process.env['PROPERTY_SEED'] ?? 20_261_124) });
