import { streamlitConstants } from '../../knowledge/streamlit.ts';
import { count, finding, type FindingRule, freshnessOf, seconds } from './finding-rule.ts';

/** Redraws that are faster than people read, or more than the app can run. */
export const redraw: FindingRule = ({ workload, app, showApp }) => {
  const asked = workload.freshness.value;
  const { shortestRefresh, instant } = streamlitConstants;
  if (asked >= shortestRefresh.value) return [];
  const unseen = asked <= instant.value ? ` Faster than ${seconds(instant.value)} nobody sees it at all.` : '';
  return [
    finding({
      name: 'redraw',
      severity: 'risk',
      title: `${seconds(asked)} freshness is faster than a number can be read`,
      because: `The app redraws every ${showApp('app.refresh_interval')} at most: each redraw is a script run, and ${count(workload.viewers.value, 'viewer')} would ask for ${count(workload.viewers.value / asked, 'run')} a second.${unseen}`,
      remedies: [
        ...freshnessOf(Math.max(5 * shortestRefresh.value, app('app.staleness_worst'))),
        'a component of its own in the browser that takes the stream directly',
      ],
      answers: [workload.freshness, workload.viewers],
      app: ['app.refresh_interval', 'app.staleness_worst'],
    }),
  ];
};
