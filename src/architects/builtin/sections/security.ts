import { type Design, hasStore, isScoped, scopeWord } from '../../../blueprint/design.ts';
import { retentionPlace, secretsPlace } from '../../../blueprint/implementation-places.ts';
import { choiceOf } from '../../../decisions/choice-of.ts';
import { formatQuantity } from '../../../intake/quantities/format-quantity.ts';
import { codeBlocks, hasFile } from '../code-blocks.ts';
import { copyPlaces } from '../copy-places.ts';
import { decisionOn } from '../figures.ts';
import { chosen } from '../links.ts';
import { bullets, heading, listed, plain, table } from '../markdown-blocks.ts';
import type { SectionContext, SectionWriter } from '../section-writer.ts';

/** Who gets in, who sees which rows, where secrets lie, and the controls that a reviewer will look for. */
export const writeSecurity: SectionWriter = (context) => [
  ...signIn(context),
  ...rows(context),
  ...secrets(context),
  heading('Controls'),
  ...controls(context),
  heading('Retention, deletion, residency'),
  ...bullets(retention(context)),
  ...codeBlocks(context, 'security'),
];

function signIn({ blueprint, design }: SectionContext): readonly string[] {
  const decision = decisionOn(blueprint, 'sign_in');
  const choice = choiceOf(design.decided, 'sign_in');
  if (decision === null || choice === null) return [];
  return [heading('Sign-in'), `${chosen(decision)}.`, ...bullets(signInRules(choice, design))];
}

function signInRules(choice: NonNullable<ReturnType<typeof signInOf>>, design: Design): readonly string[] {
  switch (choice) {
    case 'oidc':
      return [
        '`auth.current_viewer` runs in `app.py` before any page draws; without a verified identity it ends the run.',
        isScoped(design)
          ? `An address without a ${scopeWord(design)} in the access list sees an explanation and no row; the list is read again every 5 min, so a leaver is out within that time although the identity cookie lasts 30 d.`
          : 'Whoever the identity provider lets into this application sees the app; the identity cookie lasts 30 d, so a leaver is removed at the provider and the cookie secret is changed when that must work at once.',
      ];
    case 'proxy_headers':
      return [
        '`auth.current_viewer` takes the identity that the proxy in front has verified; the app listens on an address that only the proxy reaches.',
        'The proxy drops that header from what clients send. Test: a request with a forged header, past the proxy and through it.',
      ];
    case 'network_only':
      return [
        'Whoever reaches the address sees the app: the boundary is the network, and the log knows no names.',
        'Test: from outside the network the port does not answer.',
      ];
    case 'open':
      return ['Anybody may look; the log knows no names. Nothing that is not public may become a source of this app.'];
  }
}

function signInOf(design: Design) {
  return choiceOf(design.decided, 'sign_in');
}

function rows(context: SectionContext): readonly string[] {
  const { blueprint, design } = context;
  const decision = decisionOn(blueprint, 'row_access');
  const choice = choiceOf(design.decided, 'row_access');
  if (decision === null || choice === null) return [];
  const word = scopeWord(design);
  const shared = `Cached results: the ${word} is an argument of every reader and so part of every key; a ${word} cannot find the entry of another.`;
  const reader = hasFile(context, 'lake.py') ? 'lake.read_own' : 'db.read_own';
  const rules = {
    same_for_all: ['Nothing is kept apart: whoever is in may see, and export, every row.'],
    role_in_query: [
      `\`auth.${word}_of\` looks the ${word} up by the verified address, never by a widget or the URL; pages read through \`${reader}\` alone, which binds it as \`:${word}\` and refuses a query without that condition.`,
      shared,
      `Test: two viewers with different ${word}s on one server with warm caches, on every page and in every export.`,
    ],
    database_rls: [
      `\`db.read_own\` sets the ${word} for its transaction; the policies of \`sql/roles.sql\` compare it with each row, also where a query forgets to.`,
      shared,
      `Test: two viewers with different ${word}s on one server with warm caches; and a query without a filter, as the app’s role, that returns one ${word}’s rows.`,
    ],
  } as const;
  return [heading('Row access'), `${chosen(decision)}.`, ...bullets(rules[choice])];
}

function secrets(context: SectionContext): readonly string[] {
  const { blueprint, design, code } = context;
  const decision = decisionOn(blueprint, 'secrets');
  const choice = choiceOf(design.decided, 'secrets');
  if (decision === null || choice === null) return [];
  const example = code.find(({ path }) => path.endsWith('secrets.toml.example'))?.text ?? '';
  const names = [...example.matchAll(/^\[([^\]]+)\]/gm)].map((match) => `\`${match[1] ?? ''}\``);
  return [
    heading('Secrets'),
    `${chosen(decision)}. They lie in ${plain(secretsPlace(design))}; \`settings.setting\` is the one function that reads them.`,
    ...bullets([
      ...(names.length === 0
        ? []
        : [`Sections: ${listed(names)}. Each secret has an owner and a date in the calendar.`]),
      choiceOf(design.decided, 'deployment') === 'community_cloud' ? cloudRotation : rotation[choice],
      'Never in the repository, an image, a log, an error text or `st.session_state`.',
    ]),
  ];
}

const cloudRotation =
  'On Community Cloud they are pasted into the secrets of the app’s settings, and into the encrypted secrets of the repository for its workflow. Rotation: both places, then revoke the old secret.';

const rotation = {
  secrets_toml:
    'Rotation: write the new file (mode 0600, owned by the app’s user), restart, then revoke the old secret.',
  environment: 'Rotation: set the new value at the host, restart, then revoke the old secret.',
  cloud_manager:
    'Rotation: a new version in the manager, which mounts it as a file; restart one instance after the other, then disable the old version. The manager logs who read it.',
  vault:
    'Rotation: a new version in the vault, whose agent writes it as a file; restart one instance after the other, then revoke the old lease.',
} as const;

function controls({ blueprint }: SectionContext): readonly string[] {
  if (blueprint.controls.length === 0)
    return [`The data is ${blueprint.workload.classification.value} and no regime was named.`];
  return table(
    ['Required by', 'Control', 'Where', 'Verified by'],
    blueprint.controls.map(({ required, control, where, verify }) => [required, control, where, verify].map(plain)),
  );
}

function retention(context: SectionContext): readonly string[] {
  const { blueprint, design } = context;
  const { retention: kept, personalData, residency, regimes, sources } = blueprint.workload;
  const keys = [...new Set(sources.map(({ keyColumn }) => `\`${keyColumn.value}\``))];
  const places = {
    none: null,
    eu: 'in the EU',
    us: 'in the US',
    single_country: 'in the one country that was named',
  } as const;
  const place = places[residency.value];
  return [
    hasStore(design)
      ? `Kept ${formatQuantity(kept.value, 's')}: ${plain(retentionPlace(design))}. Backups are kept no longer.`
      : `The app keeps no rows; ${plain(retentionPlace(design).replace(/^the sources, which keep the rows; /, ''))}.`,
    ...(personalData.value === 'none'
      ? []
      : [
          `Erasing a person, by ${listed(keys)}: ${listed(copyPlaces(context).map(plain))}. ${hasStore(design) ? 'The key goes on a list that every load and every restore applies, or the next one brings the person back.' : 'Nothing else here holds a row.'}`,
        ]),
    ...(place === null ? [] : [`Store, backups, logs and caches lie ${place}, and so does what alerts pass through.`]),
    ...(regimes.value.includes('pci')
      ? ['Audit logs are kept 12 months, the newest three at hand; card numbers never enter this design.']
      : []),
    ...(hasFile(context, 'logs.py')
      ? [
          'Logs hold names of pages and readers, counts, durations and references; no value of a row, no token, no connection string.',
        ]
      : []),
  ];
}
