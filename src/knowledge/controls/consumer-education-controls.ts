import type { ControlPattern } from './control-pattern.ts';
import { controlSources } from './sources-controls.ts';

const ccpa = { regimes: ['ccpa'] } as const;
const ferpa = { regimes: ['ferpa'] } as const;
const ccpaText = [controlSources.ccpa];
const ferpaText = [controlSources.ferpa];

/** Californian consumers and pupils: rights with a deadline. */
export const consumerAndEducationControls = [
  {
    id: 'ccpa-requests',
    when: ccpa,
    required: 'CCPA § 1798.105, § 1798.110, § 1798.130(a)(2)',
    control: 'A request to know or to delete is answered within 45 days, in every copy.',
    where: 'a job by {keys} over {copies}, and a list of deleted keys that each load and each restore applies',
    verify:
      'A test consumer is deleted, the newest backup is restored and the loads run: the keys are in none of the copies.',
    sources: ccpaText,
  },
  {
    id: 'ccpa-retention',
    when: ccpa,
    required: 'CCPA § 1798.100(a)(3)',
    control: 'The notice says how long each category is kept, and it is kept no longer.',
    where: '{retention}',
    verify: 'The {retentionTime} of the notice and of the deletion are the same; the oldest row is younger.',
    sources: ccpaText,
  },
  {
    id: 'ccpa-sharing',
    when: { regimes: ['ccpa'], traits: ['vendors'] },
    required: 'CCPA § 1798.120',
    control: 'Rows of consumers who opted out of sale or sharing do not reach a third party.',
    where: '{vendors}; the flag is read with the rows and filtered in the load or query',
    verify: 'A test consumer who opted out is in no export and at none of them.',
    sources: ccpaText,
  },
  {
    id: 'ferpa-access',
    when: ferpa,
    required: '34 CFR 99.10',
    control: 'Parents and eligible pupils get to see their records within 45 days.',
    where: 'a job by {keys} over {copies}',
    verify: 'The records of a test pupil are complete in what the job returns.',
    sources: ferpaText,
  },
  {
    id: 'ferpa-interest',
    when: ferpa,
    required: '34 CFR 99.31(a)(1)',
    control: 'Staff see pupils in whom they have a legitimate educational interest, and no others.',
    where: '{rows}',
    verify: 'Two members of staff with warm caches see their own pupils only, exports included.',
    sources: ferpaText,
  },
  {
    id: 'ferpa-disclosures',
    when: ferpa,
    required: '34 CFR 99.32',
    control: 'Each disclosure outside is recorded with the pupil, the recipient and the interest.',
    where: '{exports}; {logs}',
    verify: 'An export made by the reviewer is in the record.',
    sources: ferpaText,
  },
  {
    id: 'ferpa-small-cells',
    when: ferpa,
    required: '34 CFR 99.31(b)',
    control: 'What is published without consent cannot identify a pupil: small groups are suppressed.',
    where: 'the aggregates that pages read: groups below 10 are merged before they leave the database',
    verify: 'A filter that leaves one pupil shows no figure.',
    sources: ferpaText,
  },
] as const satisfies readonly ControlPattern[];
