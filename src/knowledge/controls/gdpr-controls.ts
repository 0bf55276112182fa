import type { ControlPattern } from './control-pattern.ts';
import { controlSources } from './sources-controls.ts';

const when = { regimes: ['gdpr'] } as const;
const sources = [controlSources.gdpr];

/** The articles that a pipeline with a dashboard answers in its own code and operation. */
export const gdprControls = [
  {
    id: 'gdpr-minimisation',
    when,
    required: 'GDPR Art. 5(1)(c)',
    control: 'Only columns that a page or a rule needs are read; each has a purpose written beside it.',
    where: '{columns}',
    verify:
      'The list of columns in the code equals the list in the record of processing; a column without a purpose is removed.',
    sources,
  },
  {
    id: 'gdpr-storage-limit',
    when,
    required: 'GDPR Art. 5(1)(e)',
    control: 'Rows are deleted when their {retentionTime} are over, in every copy.',
    where: '{retention}',
    verify: 'The oldest row of each copy ({copies}) is younger than {retentionTime} and one day.',
    sources,
  },
  {
    id: 'gdpr-subject-rights',
    when,
    required: 'GDPR Art. 12(3), Art. 15, Art. 17',
    control:
      'A request for access or erasure is carried out within one month in every copy, and again after a restore.',
    where: 'a job by {keys} over {copies}, and a list of erased keys that each load and each restore applies',
    verify:
      'A test person is erased, the newest backup is restored and the loads run: the keys are in none of the copies.',
    sources,
  },
  {
    id: 'gdpr-default',
    when,
    required: 'GDPR Art. 25(2)',
    control: 'The first page shows totals; single people appear only to those who need them.',
    where: '{defaultView}',
    verify:
      'A viewer with the narrowest rights opens every page: no name, address or identifier of a person is drawn or exported.',
    sources,
  },
  {
    id: 'gdpr-special',
    when: { regimes: ['gdpr'], personalData: ['special'] },
    required: 'GDPR Art. 9(2)',
    control: 'Special categories are not read at all until a ground for them is recorded.',
    where: '{columns}',
    verify: 'For each such column the record names the ground; the others are absent from the queries.',
    sources,
  },
  {
    id: 'gdpr-processors',
    when: { regimes: ['gdpr'], traits: ['vendors'] },
    required: 'GDPR Art. 28(3)',
    control: 'A contract on processing exists with everybody who handles the data for you.',
    where: 'the contracts with {vendors}',
    verify: 'One contract for each, signed before its first production credential was issued.',
    sources,
  },
  {
    id: 'gdpr-record',
    when,
    required: 'GDPR Art. 30(1)',
    control: 'A record names purposes, categories, recipients, transfers, time limits and measures.',
    where: 'the record of processing: the lineage table, {retentionTime} of retention and this table are its parts',
    verify: 'Every source ({sourceNames}) and every copy ({copies}) is in the record.',
    sources,
  },
  {
    id: 'gdpr-encryption',
    when,
    required: 'GDPR Art. 32(1)(a)',
    control: 'Data is encrypted on the way and at rest, and pseudonymised where no page needs the person.',
    where: '{transport}; {encryption}',
    verify:
      'A connection without TLS is refused by each endpoint; the volume and the backups are encrypted according to the host.',
    sources,
  },
  {
    id: 'gdpr-confidentiality',
    when,
    required: 'GDPR Art. 32(1)(b)',
    control: 'Only signed-in viewers get rows, and only theirs; the accounts of the app can do no more than it needs.',
    where: '{signIn}; {rows}; {account}',
    verify:
      'Two identities with warm caches see their own rows only; an INSERT with the account of the app is refused.',
    sources,
  },
  {
    id: 'gdpr-restore',
    when,
    required: 'GDPR Art. 32(1)(c)',
    control: 'Access to the data is restored within {rto} of an incident.',
    where: '{backup}; the runbook of the failure section',
    verify: 'A restore was practised within the last quarter and took less than {rto} ({rtoReached} by arithmetic).',
    sources,
  },
  {
    id: 'gdpr-testing',
    when,
    required: 'GDPR Art. 32(1)(d)',
    control: 'The measures are tested regularly, not only once.',
    where: 'tests/ at each commit, the test with two identities at each release, this table once a year',
    verify: 'Dated results of the last run of each.',
    sources,
  },
  {
    id: 'gdpr-breach',
    when,
    required: 'GDPR Art. 33(1)',
    control: 'A breach is reported to the authority within 72 h of becoming aware of it.',
    where: '{logs}; alerts by {route}; the runbook names who reports',
    verify: 'From the logs of a staged leak somebody can say within a working day whose rows were seen by whom.',
    sources,
  },
  {
    id: 'gdpr-impact',
    when: { regimes: ['gdpr'], personalData: ['special'] },
    required: 'GDPR Art. 35(1)',
    control: 'The impact on people is assessed before production, since special categories are processed.',
    where: 'the assessment, with the blueprint of this design as its description of processing',
    verify: 'It is signed and dated before the first production load.',
    sources,
  },
  {
    id: 'gdpr-transfer',
    when: { regimes: ['gdpr'], traits: ['resident'] },
    required: 'GDPR Art. 44',
    control: 'Data does not leave its region without a ground for the transfer.',
    where: '{region}',
    verify: 'The region of app, store, backups, logs and each of {vendors} is listed and is the agreed one.',
    sources,
  },
] as const satisfies readonly ControlPattern[];
