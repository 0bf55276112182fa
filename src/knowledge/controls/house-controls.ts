import { appSources } from '../sources-app.ts';
import type { ControlPattern } from './control-pattern.ts';
import { controlSources } from './sources-controls.ts';

const grave = { classes: ['confidential', 'restricted'] } as const;
const restricted = { classes: ['restricted'] } as const;

/** Rules of good practice, whatever the law says: they apply to a class of data, or to every such app. */
export const houseControls = [
  {
    id: 'house-secrets',
    when: {},
    required: 'house rule: secrets',
    control: 'No password, token or key is in the repository, an image, a log or st.session_state.',
    where: '{secrets}',
    verify:
      'The secret scanner of the repository is green over its whole history; a rotated secret reaches the app without a change of code.',
    sources: [appSources.owaspSecrets],
  },
  {
    id: 'house-queries',
    when: {},
    required: 'house rule: queries',
    control: 'Values are bound, names of tables and columns come from a fixed list, and the account can only read.',
    where: '{columns}; {account}',
    verify: "A filter value of ' OR 1=1 -- returns no row; a write with the account of the app is refused.",
    sources: [controlSources.owaspInjection, controlSources.owaspDatabase],
  },
  {
    id: 'house-edge',
    when: {},
    required: 'house rule: edge',
    control:
      'A browser sees pages and no internals: no trace of an error, no metrics, no static file that was not meant for it.',
    where: '{edge}; client.showErrorDetails = "none" in config.toml',
    verify: 'A provoked error shows a reference only; /_stcore/metrics is refused from outside.',
    sources: [appSources.configuration, appSources.metrics],
  },
  {
    id: 'house-identity',
    when: { classes: ['confidential', 'restricted'], traits: ['signed_in', 'unregulated'] },
    required: 'house rule: {class} data',
    control: 'Every viewer is known, and gets only the rows that are theirs.',
    where: '{signIn}; {rows}',
    verify: 'Two identities with warm caches on a real server; a person without a grant sees no row.',
    sources: [controlSources.fips199, appSources.authentication],
  },
  {
    id: 'house-cache',
    when: grave,
    required: 'house rule: {class} data',
    control: "A cached result never crosses from one viewer's rights to another's, and lives no longer than an hour.",
    where: '{cache}; ttl {ttl}',
    verify:
      'The test with two identities; no cached function has a ttl above 1 h or an argument with a leading underscore that selects rows.',
    sources: [appSources.caching],
  },
  {
    id: 'house-logs',
    when: grave,
    required: 'house rule: {class} data',
    control: 'Logs and metrics hold durations, counts and hashed identities, never values, tokens or names.',
    where: '{logs}',
    verify: 'A search of one day of logs for ten known values, one token and one address finds none.',
    sources: [appSources.owaspLogging],
  },
  {
    id: 'house-export',
    when: { classes: ['confidential', 'restricted'], traits: ['exports'] },
    required: 'house rule: {class} data',
    control: 'Exports hold what the viewer may see, are logged, and start no formula in a spreadsheet.',
    where: '{exports}',
    verify:
      "A viewer's export has the rows of the page and no more; a cell that begins with = + - @ is escaped; the log has the export.",
    sources: [controlSources.owaspDatabase],
  },
  {
    id: 'house-encryption',
    when: { classes: ['confidential', 'restricted'], traits: ['unregulated'] },
    required: 'house rule: {class} data',
    control: 'Data is encrypted on the way and at rest.',
    where: '{transport}; {encryption}',
    verify:
      'A connection without TLS is refused by each endpoint; volume and backups are encrypted according to the host.',
    sources: [controlSources.owaspDatabase],
  },
  {
    id: 'house-mfa',
    when: { classes: ['restricted'], traits: ['signed_in'] },
    required: 'house rule: restricted data',
    control: 'Viewers and administrators sign in with more than one factor.',
    where: 'the policy of the identity provider behind {signIn}',
    verify: 'A sign-in with the password alone fails.',
    sources: [controlSources.fips199],
  },
  {
    id: 'house-fields',
    when: restricted,
    required: 'house rule: restricted data',
    control: 'The most sensitive columns are tokens or encrypted by field, with the key kept apart from the data.',
    where: 'the first step of each load or the views at the source: {columns}',
    verify: 'A dump of {store} shows no clear value of these columns; the key is readable by one account only.',
    sources: [controlSources.fips199],
  },
  {
    id: 'house-small-cells',
    when: { classes: ['restricted'], traits: ['personal'] },
    required: 'house rule: restricted data',
    control: 'Totals of fewer than 5 people are not shown.',
    where: 'the aggregates that pages read, before they leave the database',
    verify: 'A filter that leaves one person shows no figure.',
    sources: [controlSources.fips199],
  },
  {
    id: 'house-quarantine',
    when: { classes: ['confidential', 'restricted'], traits: ['quarantines'] },
    required: 'house rule: {class} data',
    control: 'Bad rows are as well protected as good ones.',
    where: '{quarantine}',
    verify:
      'The account of the app is refused a SELECT on it; its oldest row is younger than {retentionTime} and one day.',
    sources: [controlSources.owaspDatabase],
  },
  {
    id: 'house-people',
    when: { traits: ['personal', 'unregulated'] },
    required: 'house rule: data about people',
    control: 'Only columns that a page needs are read, and rows are deleted when their {retentionTime} are over.',
    where: '{columns}; {retention}',
    verify:
      'Each column has a page that uses it; the oldest row of each copy ({copies}) is younger than {retentionTime} and one day.',
    sources: [controlSources.fips199],
  },
] as const satisfies readonly ControlPattern[];
