import { expect, test } from 'vitest';
import { decide } from '../../src/decisions/decide.ts';
import type { Decision } from '../../src/decisions/decision.ts';
import type { Answers } from '../../src/intake/answers.ts';
import { resolveWorkload } from '../../src/sizing/resolve-workload.ts';
import { sizeWorkload } from '../../src/sizing/size-workload.ts';
import { appRoutes } from './app-routes.ts';
import { routes } from './data-routes.ts';

const everyRoute = { ...routes, ...appRoutes };

const cases = Object.entries(everyRoute).flatMap(([topic, options]) =>
  Object.entries<Answers>(options).map(([option, answers]) => ({ topic, option, answers })),
);

function decisionOn(topic: string, answers: Answers): Decision | undefined {
  const decisions = decide(sizeWorkload(resolveWorkload(answers)));
  const first = answers.sources[0]?.id;
  return decisions.find((decision) => decision.topic === topic && [null, first].includes(decision.sourceId));
}

test.each(cases)('some answers lead to $topic: $option', ({ topic, option, answers }) => {
  const decision = decisionOn(topic, answers);
  expect({ choice: decision?.choice.id, because: decision?.because }).toEqual({
    choice: option,
    because: expect.not.stringContaining('Every option'),
  });
});

test.each(cases)('$topic: $option is won, and every other lost, for a stated reason', ({ topic, option, answers }) => {
  const decision = decisionOn(topic, answers);
  const others = Object.keys(Object.entries(everyRoute).find(([id]) => id === topic)?.[1] ?? {});
  expect(decision?.rejected.map(({ id }) => id).toSorted()).toEqual(others.filter((id) => id !== option).toSorted());
  // Identity, secrets and the like hang on constraints; what is decided about data hangs on figures.
  expect(decision?.because).toMatch(topic in routes ? /\d/ : /\S\.$/);
  for (const { reason } of decision?.rejected ?? []) expect(reason).toMatch(/^\S.*\.$/);
});
