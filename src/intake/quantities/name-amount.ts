import type { Amount } from './read-amount.ts';
import type { AmountKind } from './unit-words.ts';

/** What an amount is, for a person who typed it where something else was asked: `a size`. */
export function nameAmount(amount: Amount): string {
  return amount.perSeconds === null ? NAMES[amount.kind] : NAMES_PER_TIME[amount.kind];
}

const NAMES: Readonly<Record<AmountKind, string>> = {
  number: 'a number',
  rows: 'a number of rows',
  events: 'a number of events',
  calls: 'a number of calls',
  times: 'a number of times',
  noun: 'a number of things',
  bytes: 'a size',
  time: 'a duration',
  percent: 'a share',
  factor: 'a factor',
  money: 'an amount of money',
};

const NAMES_PER_TIME: Readonly<Record<AmountKind, string>> = {
  number: 'a rate',
  rows: 'a flow of rows',
  events: 'a rate of events',
  calls: 'a rate of calls',
  times: 'a rate',
  noun: 'a rate',
  bytes: 'a flow of bytes',
  time: 'a duration per time',
  percent: 'a share per time',
  factor: 'a factor per time',
  money: 'a cost per time',
};
