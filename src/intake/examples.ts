import liveSalesDashboard from './examples/live-sales-dashboard.yaml?raw';
import messyCsvUploads from './examples/messy-csv-uploads.yaml?raw';
import slowPostgresApp from './examples/slow-postgres-app.yaml?raw';

const examples = {
  'live-sales-dashboard': {
    text: liveSalesDashboard,
    about: 'a live dashboard over a CRM API, an inventory API and a warehouse',
  },
  'slow-postgres-app': { text: slowPostgresApp, about: 'an app whose pages wait 30 s for PostgreSQL' },
  'messy-csv-uploads': {
    text: messyCsvUploads,
    about: 'partners upload messy CSV files that must be cleaned and validated',
  },
} as const;

export type ExampleName = keyof typeof examples;

export const exampleNames: readonly ExampleName[] = ['live-sales-dashboard', 'slow-postgres-app', 'messy-csv-uploads'];

/** The answers file of a shipped example. */
export function exampleText(name: ExampleName): string {
  return examples[name].text;
}

/** What an example is about, in one line. */
export function exampleAbout(name: ExampleName): string {
  return examples[name].about;
}
