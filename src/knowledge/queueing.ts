import { derived } from './constant.ts';
import { dataSources } from './sources-data.ts';

const knee = (servers: number, utilisation: number) => ({
  servers,
  utilisation: derived(
    `knee-${servers}`,
    utilisation,
    'ratio',
    `Utilisation of ${servers} parallel servers at which waiting begins to outweigh work (Erlang C); bursts lower it.`,
    dataSources.queueing,
  ),
});

/** How busy so many cores may be, fewest first; numbers between take the row below. */
export const knees = [knee(1, 0.5), knee(2, 0.58), knee(4, 0.67), knee(8, 0.75), knee(16, 0.81)] as const;
