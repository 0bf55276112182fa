import { documented, judged } from './constant.ts';
import { appSources } from './sources-app.ts';

/** Error budgets and the arithmetic of recovery. */
export const reliabilityConstants = {
  window: documented('slo-window', 30 * 86_400, 's', 'The window of an error budget.', appSources.sreAlerting),
  fastBurn: documented(
    'fast-burn',
    14.4,
    'x',
    'Burn rate that pages: 2 % of the budget of 30 days in one hour.',
    appSources.sreAlerting,
  ),
  detect: judged('detect', 300, 's', 'Until an alert reaches somebody.'),
  decide: judged('decide', 600, 's', 'Until somebody knows what to do.'),
  verify: judged('verify', 300, 's', 'Until the result is checked.'),
  restoreRate: judged('restore-rate', 100e6, 'B/s', 'Bytes a second that a backup comes back; measure it.'),
  singleInstance: judged(
    'single-instance',
    0.999,
    'ratio',
    'From here on, one instance with deploys and restarts does not hold the promise.',
  ),
} as const;
