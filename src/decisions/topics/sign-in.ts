import { appSources } from '../../knowledge/sources-app.ts';
import type { DecisionContext, Scores, Topic } from '../decision.ts';
import { listed } from '../figures.ts';
import { regimeNames } from '../regime-names.ts';

type Context = DecisionContext;

const inPlace: Scores = { performance: 4, simplicity: 5, cost: 5, skills: 5, robustness: 5 };

/** How the app learns who is looking at it. */
export const signInTopic: Topic<'sign_in'> = {
  id: 'sign_in',
  title: 'Sign-in',
  question: 'How does the app learn who is looking at it?',
  applies: () => true,
  weights: { performance: 1, simplicity: 2, cost: 1, skills: 2, robustness: 3 },
  options: [
    {
      id: 'oidc',
      label: 'st.login with OpenID Connect',
      excluded: ({ sizing }) =>
        sizing.workload.host.value === 'snowflake'
          ? 'Snowflake signs the viewer in before the app starts and gives it st.user; a second login inside has no callback address to return to.'
          : null,
      scores: (context) =>
        context.sizing.workload.signIn.value === 'oidc'
          ? inPlace
          : { performance: 4, simplicity: 3, cost: 4, skills: 3, robustness: 5 },
      because: (context) =>
        `${needsIdentity(context) ?? 'Viewers have an identity provider already, and whoever leaves it loses the app.'} st.login speaks OpenID Connect with their identity provider and puts verified claims into st.user, without a component in front of the app.`,
      passedOver: (context) =>
        context.sizing.workload.signIn.value === 'proxy'
          ? 'The proxy in front of the app already signs viewers in; a second login would show them two.'
          : 'Nothing in the answers needs to know the viewer: the data is public and the same for all, so a login would only add a step and a client secret to rotate.',
      consequences: ({ sizing }) => [
        ...(sizing.workload.rowAccess.value === 'same_for_all'
          ? [
              'st.login says who somebody is; who may open the app is the group that the identity provider assigns to it.',
              "The identity cookie lasts 30 days and the expiry of the provider's token is not checked: somebody who leaves keeps a signed-in browser until then, unless the cookie secret is changed.",
            ]
          : [
              'st.login says who somebody is, not what they may do: the app looks the verified address up in an access list of its own and stops with st.stop() when it is missing.',
              "The identity cookie lasts 30 days and the expiry of the provider's token is not checked: somebody who leaves is locked out by the access list, which is read again every 5 min.",
            ]),
        'Every replica gets the same cookie_secret, or a viewer who changes replica is signed out.',
        'Login does not work inside an embedded frame, and logging out leaves other open tabs signed in.',
      ],
      settings: () => ({ redirect_uri: 'https://<host>/oauth2callback', extra: 'streamlit[auth]', cookie: '30 d' }),
    },
    {
      id: 'proxy_headers',
      label: 'Identity from the platform in front',
      excluded: ({ sizing }) =>
        sizing.workload.host.value === 'community_cloud'
          ? 'On Community Cloud nothing of yours stands in front of the app: any client could send the identity header itself.'
          : null,
      scores: ({ sizing }) =>
        sizing.workload.signIn.value === 'proxy' || sizing.workload.host.value === 'snowflake'
          ? inPlace
          : { performance: 4, simplicity: 2, cost: 3, skills: 3, robustness: 3 },
      because: ({ sizing }) =>
        sizing.workload.host.value === 'snowflake'
          ? 'Snowflake has signed the viewer in before the app runs: st.user gives the user name, and the app adds no login of its own.'
          : 'Viewers pass a proxy that signs them in before they reach the app, so the app takes their identity from there instead of asking again.',
      passedOver: () =>
        'It rests on every request passing the proxy and on the proxy dropping the header that a client sends; st.login verifies a signed token instead.',
      consequences: ({ sizing }) =>
        sizing.workload.host.value === 'snowflake'
          ? [
              'Identity alone opens nothing: roles and row policies in Snowflake decide what the app may read.',
              "With owner's rights every viewer reads as the owner of the app; row access then has to use st.user in the query.",
            ]
          : [
              "Headers in st.context.headers are the client's unless the proxy strips them: it deletes the identity header of every incoming request before it sets its own, on the WebSocket too.",
              'The app listens only where the proxy reaches it (loopback or a private network); a port that answers others is a way round the login.',
              'Where the proxy signs a token, the app verifies signature, audience and expiry rather than trusting a plain header.',
              'The header is read once, when the WebSocket opens: a viewer whose rights were withdrawn keeps the session until it ends.',
            ],
    },
    {
      id: 'network_only',
      label: 'The network decides who reaches the app',
      excluded: (context) => {
        const need = needsIdentity(context);
        if (need !== null) return `${need} An address on the network is not a person.`;
        return context.sizing.workload.host.value === 'community_cloud'
          ? 'An app on Community Cloud is on the internet: there is no network of yours around it.'
          : null;
      },
      scores: ({ sizing }) =>
        sizing.workload.signIn.value === 'network'
          ? { performance: 5, simplicity: 5, cost: 5, skills: 5, robustness: 4 }
          : { performance: 5, simplicity: 3, cost: 4, skills: 3, robustness: 2 },
      because: () =>
        'The data is the same for everybody, internal at most and names no person, and viewers already come from a private network: no rule in the design needs to know who they are.',
      passedOver: () => 'It tells the app nothing about the viewer, so usage, feedback and incidents stay anonymous.',
      consequences: () => [
        'Everybody on the network sees everything; the first request for a restriction means adding st.login and a role table.',
        'server.enableCORS and XSRF protection stay on, so that a page in another tab cannot talk to the app from inside the network.',
      ],
    },
    {
      id: 'open',
      label: 'No sign-in',
      excluded: (context) => {
        const { classification } = context.sizing.workload;
        const need = needsIdentity(context);
        if (need !== null) return need;
        return classification.value === 'public'
          ? null
          : `The data is classified ${classification.value}, and without sign-in anybody with the address reads it.`;
      },
      scores: ({ sizing }) =>
        sizing.workload.signIn.value === 'none'
          ? { performance: 5, simplicity: 5, cost: 5, skills: 5, robustness: 5 }
          : { performance: 5, simplicity: 4, cost: 5, skills: 5, robustness: 1 },
      because: () =>
        'The data is public, names no person and is the same for everybody: a login would keep readers out and protect nothing.',
      passedOver: ({ sizing }) =>
        `The data is public, but you answered that viewers come through ${sizing.workload.signIn.value}; that also bounds who can load the server.`,
      consequences: () => [
        'Anybody can open sessions, as many as they like: limit connections per address where a proxy stands in front, and cap every cache where none does.',
        'Nothing private may ever be added to this app without revisiting this decision.',
      ],
    },
  ],
  inputs: () => ['sign_in', 'row_access', 'classification', 'personal_data', 'regimes', 'host'],
  sources: [
    appSources.login,
    appSources.authentication,
    appSources.requestContext,
    appSources.snowflakeUser,
    appSources.hipaaSafeguards,
    appSources.pciDss,
  ],
};

/** Why the app must know the person; null when it need not. */
function needsIdentity({ sizing }: Context): string | null {
  const { rowAccess, classification, personalData, regimes } = sizing.workload;
  if (rowAccess.value !== 'same_for_all') {
    return `Rows are shown ${rowAccess.value === 'by_tenant' ? 'by tenant' : 'by role'}, so each viewer has to be known.`;
  }
  const strict = regimes.value.filter((regime) => personRegimes.has(regime)).map((regime) => regimeNames[regime]);
  if (strict.length > 0)
    return `${listed(strict)} ask${strict.length === 1 ? 's' : ''} that every access can be traced to a person.`;
  if (classification.value === 'confidential' || classification.value === 'restricted') {
    return `The data is classified ${classification.value}, so each viewer has to be known.`;
  }
  return personalData.value === 'personal' || personalData.value === 'special'
    ? 'The data names people, so who has read it has to be known.'
    : null;
}

const personRegimes: ReadonlySet<string> = new Set(['hipaa', 'pci', 'soc2', 'ferpa', 'iso27001']);
