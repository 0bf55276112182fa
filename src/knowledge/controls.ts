import { consumerAndEducationControls } from './controls/consumer-education-controls.ts';
import { gdprControls } from './controls/gdpr-controls.ts';
import { healthAndCardControls } from './controls/health-card-controls.ts';
import { houseControls } from './controls/house-controls.ts';
import { organisationControls } from './controls/organisation-controls.ts';

/** What each regime asks of a pipeline with a dashboard. */
export const regimeControls = [
  ...gdprControls,
  ...healthAndCardControls,
  ...organisationControls,
  ...consumerAndEducationControls,
] as const;

export { houseControls };
